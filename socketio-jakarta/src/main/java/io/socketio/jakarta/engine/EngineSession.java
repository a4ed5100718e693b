// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.engine.EngineObserver.PacketType;
import io.socketio.jakarta.engine.SessionState.Offer;
import io.socketio.jakarta.util.Faults;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One session: what is queued for the client, which transport it uses, and whether it still lives.
 *
 * <p>This is the state machine.
 *
 * <pre>
 *            close()                the transport writes CLOSE, or 30 s are over
 *   OPEN ---------------> CLOSING ----------------------------------------------> CLOSED
 *     |                                                                             ^
 *     +-----------------------------------------------------------------------------+
 *       discarded, transport gone, client's own close, ping timeout, protocol error
 * </pre>
 *
 * <p>An orderly close is a packet like others: {@code close()} appends CLOSE to the queue and
 * forbids to append anything after it, so that what was sent before is written before. Everything
 * else ends the session at once and drops the queue. Whoever moves the state to CLOSED, under the
 * lock and so exactly once, then tells everybody in this order and without the lock: the heartbeat,
 * the server's registry, the transport, a WebSocket that was just about to take over, and at last
 * the listener, after the message that it may be handling.
 *
 * <p>Beside that runs the upgrade. A session that began with polling has at most one {@link
 * UpgradeProbe}, which owns a WebSocket that the session does not use yet. The switch is one
 * assignment under the lock, the same lock under which senders read the transport that they flush:
 * a packet is either queued before the switch, and then the flush that follows it writes it, or
 * queued after it, and then its sender flushes the WebSocket. An event of a transport that is not
 * the current one (a late abort of a poll, a late write error) changes nothing.
 *
 * <p>The lock is the monitor of {@link SessionState}. It is never held while a listener, a hook, an
 * exchange, a channel or a timer is called.
 */
final class EngineSession implements EngineConnection {
  private static final Logger LOGGER = System.getLogger(EngineSession.class.getName());

  private final DefaultEngineServer server;
  private final String id;
  private final Codec codec;
  private final EngineRequest request;
  private final Heartbeat heartbeat;
  private final Inbound inbound;
  private final SessionState state;
  private final Observers observers;

  EngineSession(
      DefaultEngineServer server,
      Verdict.Admitted admitted,
      EngineRequest request,
      Function<EngineSession, Transport> firstTransport) {
    this.server = server;
    this.request = request;
    observers = new Observers(request.context());
    id = admitted.sid();
    codec = admitted.codec();
    EngineOptions options = server.options();
    heartbeat = new Heartbeat(this, options, server.wheel());
    inbound = new Inbound(this, codec, heartbeat);
    Transport transport = firstTransport.apply(this);
    ControlPacket open = ControlPacket.open(id, transport.name(), options);
    state = new SessionState(transport, open, options);
  }

  /** Starts the flow in both directions. */
  void start(Listener listener) {
    heartbeat.start();
    inbound.start(listener);
    state.transport().flush();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int protocol() {
    return codec.protocol();
  }

  @Override
  public String transport() {
    return state.transport().name().wireName();
  }

  @Override
  public boolean upgraded() {
    return state.upgraded();
  }

  @Override
  public ReadyState readyState() {
    return state.ready();
  }

  @Override
  public EngineRequest request() {
    return request;
  }

  @Override
  public EngineRequest carrier() {
    EngineRequest post = inbound.post();
    return post != null ? post : state.transport().request();
  }

  @Override
  public boolean writable() {
    return state.isWritable();
  }

  @Override
  public void observe(EngineObserver observer) {
    observers.add(observer);
  }

  @Override
  public void send(EngineMessage message) {
    offered(state.offer(message), message);
  }

  @Override
  public CompletionStage<Void> sendAsync(EngineMessage message) {
    TrackedMessage tracked =
        new TrackedMessage(message, new CompletableFuture<>(), request.context());
    Offer offer = state.offer(tracked);
    offered(offer, message);
    if (offer != Offer.ACCEPTED) {
      tracked.dropped();
    }
    return tracked.done().minimalCompletionStage();
  }

  @Override
  public void send(List<EngineMessage> messages) {
    offered(state.offer(messages), messages);
  }

  @Override
  public void share(List<EngineMessage> messages) {
    offered(state.offer(messages), messages, Transport::flushSoon);
  }

  @Override
  public Runnable queue(List<EngineMessage> messages) {
    Offer offer = state.offer(messages);
    return () -> offered(offer, messages);
  }

  @Override
  public boolean sendIfWritable(List<EngineMessage> messages) {
    Offer offer = state.offerIfWritable(messages);
    offered(offer, messages, Transport::flushSoon);
    return offer == Offer.ACCEPTED;
  }

  private void offered(Offer offer, EngineMessage message) {
    if (offer == Offer.ACCEPTED) {
      observers.queued(message);
    }
    offered(offer, Transport::flush);
  }

  private void offered(Offer offer, List<EngineMessage> messages) {
    offered(offer, messages, Transport::flush);
  }

  private void offered(Offer offer, List<EngineMessage> messages, Consumer<Transport> flush) {
    if (offer == Offer.ACCEPTED) {
      observers.queued(messages);
    }
    offered(offer, flush);
  }

  private void offered(Offer offer, Consumer<Transport> flush) {
    switch (offer) {
      case ACCEPTED -> flush.accept(state.transport());
      case OVERFLOW -> close(CloseReason.TRANSPORT_ERROR, "the client does not drain its queue");
      case DROPPED -> {}
    }
  }

  void ping() {
    if (state.addHeartbeat(ControlPacket.PING)) {
      observers.queued(PacketType.PING);
    }
    state.transport().flush();
  }

  void pong() {
    if (state.addHeartbeat(ControlPacket.PONG)) {
      observers.queued(PacketType.PONG);
    }
    state.transport().flush();
  }

  @Override
  public void pause() {
    inbound.pause();
  }

  @Override
  public void resume() {
    UpgradeProbe probe = state.probe();
    if (probe != null) {
      probe.resumed();
    }
    inbound.resume();
    state.transport().resumed();
  }

  @Override
  public void close() {
    if (state.beginClose()) {
      observers.queued(PacketType.CLOSE);
      heartbeat.closing();
      state.transport().flush();
    }
  }

  @Override
  public void close(boolean discard) {
    if (discard) {
      close(CloseReason.FORCED_CLOSE, "");
    } else {
      close();
    }
  }

  @Override
  public void close(CloseReason reason, String description) {
    end(null, reason, description, ControlPacket.CLOSE);
  }

  /** Ends the session because a transport has ended, if the session still uses it. */
  void closed(Transport transport, CloseReason reason, String description) {
    end(transport, reason, description, ControlPacket.CLOSE);
  }

  /** Ends the session because the client has said so. */
  void closedByClient() {
    if (state.transport() instanceof PollingTransport polling) {
      polling.expectLastPoll(server.wheel());
    }
    end(null, CloseReason.TRANSPORT_CLOSE, "", ControlPacket.NOOP);
  }

  /** Ends the session if the client has not answered in time; false if it lives. */
  boolean endIfOver() {
    return heartbeat.endIfOver();
  }

  /** Ends the session because a time is over. */
  void expired(CloseReason reason) {
    // The listener may take its time, which the wheel does not have.
    server.execute(() -> close(reason, ""));
  }

  private void end(
      @Nullable Transport cause, CloseReason reason, String description, ControlPacket farewell) {
    Optional<List<TrackedMessage>> dropped = state.end(cause);
    if (dropped.isEmpty()) {
      return;
    }
    LOGGER.log(Level.DEBUG, () -> "Session closed: " + reason + ' ' + description);
    heartbeat.stop();
    state.transport().whenNotExpected(() -> server.forget(this));
    // The listener hears of the end whatever a container has to say to it.
    isolate(() -> state.transport().end(farewell));
    Transport former = state.former();
    if (former != null) {
      isolate(() -> former.end(farewell));
    }
    UpgradeProbe probe = state.probe();
    if (probe != null) {
      isolate(probe::end);
    }
    inbound.readToTheEnd();
    isolate(state.transport()::resumed);
    dropped.get().forEach(TrackedMessage::dropped);
    inbound.closed(reason, description);
  }

  private static void isolate(Runnable step) {
    Faults.isolate(LOGGER, () -> "A transport cannot be ended", step);
  }

  /** Switches to the WebSocket of a probe; false if the session does not want it any more. */
  boolean upgrade(UpgradeProbe probe) {
    Transport polling = state.transport();
    if (!state.completeUpgrade(probe)) {
      return false;
    }
    heartbeat.transportChanged();
    if (polling instanceof PollingTransport old) {
      old.upgraded();
    }
    observers.tell(EngineObserver::upgraded);
    state.transport().flush();
    return true;
  }

  /** Ends a waiting poll, so that the client can go on with the upgrade. */
  void endPoll() {
    if (state.transport() instanceof PollingTransport polling) {
      polling.endPoll(ControlPacket.NOOP);
    }
  }

  /** Is forgotten at once, although a request may still be on its way. */
  void leave() {
    state.transport().endExpectation();
  }

  Observers observers() {
    return observers;
  }

  Codec codec() {
    return codec;
  }

  Inbound inbound() {
    return inbound;
  }

  SessionState state() {
    return state;
  }
}
