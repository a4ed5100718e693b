// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.Deque;
import java.util.List;
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
 * <p>The lock guards the queue, the state and the waiting requests of the polling transport. It is
 * never held while a listener, a hook, an exchange, a channel or a timer is called.
 */
final class EngineSession implements EngineSocket {
  private final String id;
  private final Codec codec;
  private final EngineRequest request;
  private final DefaultEngineServer server;
  private final Heartbeat heartbeat;
  private final Inbound inbound;
  private final Object lock = new Object();

  // Guarded by lock; the volatile ones are also read without it.
  private final OutboundQueue queue;
  private volatile ReadyState state = ReadyState.OPEN;
  private volatile Transport transport;
  private volatile boolean upgraded;
  private @Nullable UpgradeProbe probe;

  EngineSession(
      DefaultEngineServer server,
      String id,
      Codec codec,
      EngineRequest request,
      Function<EngineSession, Transport> firstTransport) {
    this.server = server;
    this.id = id;
    this.codec = codec;
    this.request = request;
    EngineOptions options = server.options();
    queue = new OutboundQueue(options.maxBufferedBytes());
    heartbeat = new Heartbeat(this, options, server.wheel());
    inbound = new Inbound(this, codec, heartbeat);
    transport = firstTransport.apply(this);
    queue.add(ControlPacket.open(id, transport.name(), options));
  }

  /** Starts the flow in both directions. */
  void start(Listener listener) {
    heartbeat.start();
    inbound.start(listener);
    transport.flush();
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
    return transport.name().wireName();
  }

  @Override
  public boolean upgraded() {
    return upgraded;
  }

  @Override
  public ReadyState readyState() {
    return state;
  }

  @Override
  public EngineRequest request() {
    return request;
  }

  @Override
  public EngineRequest carrier() {
    EngineRequest post = inbound.post();
    return post != null ? post : transport.request();
  }

  @Override
  public boolean writable() {
    synchronized (lock) {
      return isWritable();
    }
  }

  private boolean isWritable() {
    return state == ReadyState.OPEN && queue.isEmpty() && transport.isReady();
  }

  @Override
  public void send(EngineMessage message) {
    boolean accepted;
    Transport current;
    synchronized (lock) {
      if (state != ReadyState.OPEN) {
        return;
      }
      accepted = queue.offer(message);
      current = transport;
    }
    queued(accepted, current);
  }

  @Override
  public void send(List<EngineMessage> messages) {
    boolean accepted;
    Transport current;
    synchronized (lock) {
      if (state != ReadyState.OPEN) {
        return;
      }
      accepted = queue.offer(messages);
      current = transport;
    }
    queued(accepted, current);
  }

  @Override
  public boolean sendIfWritable(List<EngineMessage> messages) {
    boolean accepted;
    Transport current;
    synchronized (lock) {
      if (!isWritable()) {
        return false;
      }
      accepted = queue.offer(messages);
      current = transport;
    }
    queued(accepted, current);
    return accepted;
  }

  private void queued(boolean accepted, Transport current) {
    if (accepted) {
      current.flush();
    } else {
      close(CloseReason.TRANSPORT_ERROR, "the client does not drain what is sent");
    }
  }

  @Override
  public void pause() {
    inbound.pause();
  }

  @Override
  public void resume() {
    inbound.resume();
  }

  @Override
  public void close() {
    Transport current;
    synchronized (lock) {
      if (state != ReadyState.OPEN) {
        return;
      }
      state = ReadyState.CLOSING;
      queue.add(ControlPacket.CLOSE);
      current = transport;
    }
    heartbeat.closing();
    current.flush();
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

  /** A transport has ended. That of a session which has left it does not matter. */
  void closed(Transport ended, CloseReason reason, String description) {
    end(ended, reason, description, ControlPacket.CLOSE);
  }

  /** The client has said that it closes the session. */
  void closedByClient() {
    end(null, CloseReason.TRANSPORT_CLOSE, "", ControlPacket.NOOP);
  }

  private void end(
      @Nullable Transport ended, CloseReason reason, String description, ControlPacket farewell) {
    Transport current;
    UpgradeProbe candidate;
    synchronized (lock) {
      current = transport;
      if (state == ReadyState.CLOSED || (ended != null && ended != current)) {
        return;
      }
      state = ReadyState.CLOSED;
      candidate = probe;
      probe = null;
      queue.clear();
    }
    heartbeat.stop();
    server.forget(this);
    current.end(farewell);
    if (candidate != null) {
      candidate.end();
    }
    inbound.closed(reason, description);
  }

  /** The time of a heartbeat phase is over. */
  void expire(CloseReason reason) {
    // The listener may take its time, which the wheel does not have.
    server.execute(() -> close(reason, ""));
  }

  void ping() {
    Transport current;
    synchronized (lock) {
      if (state != ReadyState.OPEN) {
        return;
      }
      queue.add(ControlPacket.PING);
      current = transport;
    }
    current.flush();
  }

  /** Lets a WebSocket try to take over; false if there is another one, or nothing to take over. */
  boolean begin(UpgradeProbe candidate) {
    synchronized (lock) {
      if (state == ReadyState.CLOSED || probe != null || !(transport instanceof PollingTransport)) {
        return false;
      }
      probe = candidate;
      return true;
    }
  }

  void abandon(UpgradeProbe candidate) {
    synchronized (lock) {
      if (probe == candidate) {
        probe = null;
      }
    }
  }

  /** Switches to the WebSocket of a probe; false if the session has ended meanwhile. */
  boolean upgrade(UpgradeProbe candidate) {
    Transport polling;
    synchronized (lock) {
      if (probe != candidate) {
        return false;
      }
      probe = null;
      polling = transport;
      transport = candidate.transport();
      upgraded = true;
    }
    heartbeat.transportChanged();
    endPoll(polling);
    candidate.transport().flush();
    return true;
  }

  /** Ends a waiting poll so that the client can go on with the upgrade. */
  void endPoll() {
    endPoll(transport);
  }

  private static void endPoll(Transport transport) {
    if (transport instanceof PollingTransport polling) {
      polling.endPoll(ControlPacket.NOOP);
    }
  }

  boolean hasPoll() {
    return transport instanceof PollingTransport polling && polling.hasPoll();
  }

  boolean isCurrent(Transport candidate) {
    return transport == candidate;
  }

  boolean isClosed() {
    return state == ReadyState.CLOSED;
  }

  /** Tells whether a transport may still write; the caller holds the lock. */
  boolean uses(Transport candidate) {
    return state != ReadyState.CLOSED && transport == candidate;
  }

  Codec codec() {
    return codec;
  }

  Inbound inbound() {
    return inbound;
  }

  Transport currentTransport() {
    return transport;
  }

  /** Guards the state of the session and of its polling transport. */
  Object lock() {
    return lock;
  }

  /** Handles a request of the client that names this session. */
  void handle(PollingExchange exchange, Replies replies) {
    if (transport instanceof PollingTransport polling) {
      polling.handle(exchange);
    } else {
      exchange.respond(replies.empty(exchange.request(), 400));
    }
  }

  /** Takes the next packet for a transport, which counts until it is {@link #written}. */
  @Nullable Packet take(Transport taker) {
    synchronized (lock) {
      return transport == taker ? queue.poll() : null;
    }
  }

  void written(Packet packet) {
    synchronized (lock) {
      queue.release(packet);
    }
  }

  /** Takes everything, as written; the caller holds the lock. */
  Deque<Packet> takeAll() {
    return queue.takeAll();
  }
}
