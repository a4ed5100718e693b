// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.engine.CloseReason;
import io.socketio.jakarta.engine.EngineConnection;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.EngineSocket;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.PacketException;
import io.socketio.jakarta.parser.PacketType;
import io.socketio.jakarta.parser.Parser;
import io.socketio.jakarta.util.Faults;
import io.socketio.jakarta.util.Utf8;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One client connection: decodes its packets and hands them to its sockets, one for each namespace
 * that the client joined.
 *
 * <p>A client that joins and leaves faster than handlers hear of it has to wait: each time is a
 * socket, of which its handlers are to be told.
 *
 * <p>A client may ask for a namespace again before it is answered, as the stock client does when it
 * is disconnected and connected meanwhile. The last CONNECT counts, and is decided on when the one
 * before is done with: there is one at a time for each namespace, and one answer. An event that
 * comes before the answer is a violation of the protocol.
 */
final class Connection implements EngineSocket.Listener, EventLane.Source {
  /** Is told what became of a wish to enter a namespace. */
  interface Entry {
    /** The namespace is entered, and has to be left again. */
    void entered(DefaultNamespace namespace);

    /** There is none. */
    void refused(String why);
  }

  static final String TOO_MANY_NAMESPACES = "Too many namespaces";

  private static final System.Logger LOG = System.getLogger(Connection.class.getName());

  /** How many sockets may have left of which handlers have yet to hear; nobody needs more. */
  private static final int MOST_LEAVING = 8;

  /** What a character of an incomplete packet takes, with what is known of the arguments. */
  private static final long TEXT_BYTES = 6;

  private final EngineConnection engine;
  private final Revision revision;
  private final ServerContext context;
  private final ContextualExecutor executor;
  private final Optional<Shares.Client> client;
  private final NamespaceRegistry namespaces;
  private final Parser.Decoder decoder;
  private final Map<String, DefaultSocket> sockets = new ConcurrentHashMap<>(2);
  private final Map<String, Joining> joining = new ConcurrentHashMap<>(2);
  private final Set<DefaultSocket> leaving = ConcurrentHashMap.newKeySet(2);
  private final AtomicBoolean waitsForLeaving = new AtomicBoolean();
  private final PendingBytes pending;
  private final SocketMemory memory;
  private final ScheduledFuture<?> connectTimer;

  /** The length of the packet that is being received, with its attachments so far. */
  private long length;

  /** The text that is being decoded; null otherwise. */
  private @Nullable String text;

  /** What the array has beyond the binary message that is being decoded. */
  private int spare;

  /** Of a client that has sent attachments. */
  private volatile @Nullable IncompletePacket incomplete;

  private volatile boolean paused;

  private volatile @Nullable DisconnectReason ended;

  Connection(EngineConnection engine, ServerContext context, NamespaceRegistry namespaces) {
    this.engine = engine;
    this.revision = Revision.of(engine);
    this.context = context;
    this.executor = context.threads().in(engine.request().context());
    this.client = context.threads().shares().map(each -> each.client(addressOf(engine.request())));
    this.namespaces = namespaces;
    this.decoder = context.parser().decoder(context.options().maxAttachments(), this::receive);
    this.pending =
        new PendingBytes(
            this, context.options().engine().maxBufferedBytes(), context.pendingBytes());
    this.memory = new SocketMemory(context.options().maxAuthBytes(), context.socketBytes());
    this.connectTimer =
        context.after(
            context.options().connectTimeout(), () -> dismiss("no namespace joined in time"));
  }

  /** Containers that serve local sockets have none for them. */
  private static String addressOf(EngineRequest request) {
    return String.valueOf(request.remoteAddress());
  }

  /** Old clients are in the main namespace from the start, whether they want to or not. */
  Connection start() {
    if (revision == Revision.OLD) {
      receive(Revision.joinMain());
    }
    return this;
  }

  // ---- from the engine

  @Override
  public void text(String data) {
    length += data.length();
    text = data;
    try {
      decoder.text(data);
      decoded(TEXT_BYTES * data.length());
    } catch (PacketException e) {
      invalid(e);
    } finally {
      text = null;
    }
  }

  @Override
  public void binary(ByteBuffer data) {
    length += data.remaining();
    spare = data.capacity() - data.remaining();
    try {
      decoder.binary(data);
      decoded(data.capacity());
    } catch (PacketException e) {
      invalid(e);
    }
  }

  /** The length tells whether the packet is complete. */
  private void decoded(long bytes) {
    IncompletePacket packet = incomplete;
    if (length > 0) {
      if (packet == null) {
        packet = new IncompletePacket(context, () -> paused, this::giveUp);
        incomplete = packet;
      }
      packet.grew(bytes);
    } else if (packet != null) {
      packet.complete();
    }
  }

  private void giveUp(String why) {
    invalid(new PacketException(why));
  }

  @Override
  public void closed(CloseReason reason, String description) {
    connectTimer.cancel(false);
    end(DisconnectReason.of(reason));
    decoder.destroy();
    IncompletePacket packet = incomplete;
    if (packet != null) {
      packet.close();
    }
  }

  private void end(DisconnectReason reason) {
    ended = reason;
    sockets.values().forEach(socket -> socket.close(reason));
    sockets.clear();
    joining.values().forEach(each -> each.close(reason));
  }

  /** The sockets end with the connection, when the client has heard of it. */
  private void invalid(PacketException problem) {
    sockets.values().forEach(socket -> socket.reportLater(Optional.empty(), problem));
    close(problem.getMessage());
  }

  /** The sockets end at once. */
  private void dismiss(String why) {
    end(DisconnectReason.FORCED_SERVER_CLOSE);
    close(why);
  }

  private void close(@Nullable String why) {
    LOG.log(System.Logger.Level.DEBUG, "closing {0}: {1}", engine.request().remoteAddress(), why);
    engine.close();
  }

  // ---- packets

  private void receive(Packet packet) {
    long received = length;
    length = 0;
    String name = revision.namespace(packet);
    DefaultSocket socket = sockets.get(name);
    if (socket == null && packet.type() == PacketType.CONNECT) {
      ask(name, new Ask(name, packet, claim(packet, received)));
    } else if (socket == null || !forSocket(packet.type())) {
      violation(packet);
    } else {
      socket.receive(packet, received);
    }
  }

  private static boolean forSocket(PacketType type) {
    return type != PacketType.CONNECT && type != PacketType.CONNECT_ERROR;
  }

  private void violation(Packet packet) {
    dismiss(packet.type() + " for " + packet.namespace() + " is not expected");
  }

  private Claim claim(Packet connect, long received) {
    return new Claim(memory, revision.hasAuth(connect) ? received + excess() : 0);
  }

  /** What the message that is being decoded takes beyond its length. */
  private long excess() {
    String kept = text;
    if (kept == null) {
      return spare;
    }
    int bytes = Utf8.length(kept);
    return bytes == kept.length() ? 0 : Math.max(bytes - kept.length(), kept.length());
  }

  private void ask(String name, Ask ask) {
    Joining fresh = new Joining();
    Joining current = joining.putIfAbsent(name, fresh);
    while (current != null && !current.replace(ask)) {
      current = joining.putIfAbsent(name, fresh);
    }
    if (current == null) {
      begin(name, fresh, ask.claimed());
    }
    waitForLeaving();
  }

  /** The order matters: who sees the flag may resume, so the engine must be paused by then. */
  private void waitForLeaving() {
    if (leaving.size() >= MOST_LEAVING) {
      pause();
      waitsForLeaving.set(true);
      resumeIfLeft();
    }
  }

  private void resumeIfLeft() {
    if (leaving.size() < MOST_LEAVING && waitsForLeaving.compareAndSet(true, false)) {
      resume();
    }
  }

  /** Looks for the namespace. */
  private void begin(String name, Joining current, Ask ask) {
    if (sockets.containsKey(name)) { // the CONNECT before was accepted at the same moment
      ask.claim().release();
      violation(ask.connect());
      return;
    }
    current.begin(ask.claim());
    Optional<String> refusal =
        hasTooMany() ? Optional.of(TOO_MANY_NAMESPACES) : ask.claim().refusal();
    if (refusal.isPresent()) {
      refused(name, Map.of("message", refusal.get()));
      return;
    }
    try {
      PacketData payload = revision.auth(ask.connect(), context);
      Handshake handshake = new DefaultHandshake(engine.request(), payload);
      namespaces.enter(name, handshake, executor, new Arrival(name, current, handshake));
    } catch (Throwable e) {
      failed(name, e);
    }
  }

  private boolean hasTooMany() {
    int most = context.options().maxNamespaces();
    return sockets.size() + joining.size() > most
        // for a moment a namespace may be in both
        && sockets.size() + joining.keySet().stream().filter(n -> !sockets.containsKey(n)).count()
            > most;
  }

  /** A CONNECT on its way into a namespace. */
  private final class Arrival implements Entry {
    private final String name;
    private final Joining current;
    private final Handshake handshake;

    Arrival(String name, Joining current, Handshake handshake) {
      this.name = name;
      this.current = current;
      this.handshake = handshake;
    }

    @Override
    public void entered(DefaultNamespace namespace) {
      try {
        namespace.recover(
            handshake, revision, continuity -> connect(namespace, current, handshake, continuity));
      } catch (Throwable e) {
        namespace.leave();
        failed(name, e);
      }
    }

    @Override
    public void refused(String why) {
      Connection.this.refused(name, Map.of("message", why));
    }
  }

  private void connect(
      DefaultNamespace namespace, Joining current, Handshake handshake, Continuity continuity) {
    DefaultSocket socket;
    try {
      socket = new DefaultSocket(namespace, this, handshake, continuity, current.claim());
    } catch (Throwable e) {
      namespace.leave();
      failed(namespace.name(), e);
      return;
    }
    current.decideOn(socket);
    DisconnectReason reason = ended;
    if (reason != null) {
      socket.close(reason);
    }
    namespace.admit(socket);
  }

  /** Neither the rules nor the middlewares have failed: these answer for themselves. */
  private void failed(String name, Throwable failure) {
    Faults.log(LOG, "a CONNECT for " + name + " failed", failure);
    refused(name, Map.of("message", DefaultSocket.FAILED.message()));
  }

  private void refused(String name, Map<String, Object> error) {
    decided(name, () -> engine.send(connectError(name, PacketData.of(error))));
  }

  /** The next CONNECT is decided on, or if there is none the client gets its answer. */
  private void decided(String name, Runnable answer) {
    Joining current = joining.get(name);
    Ask next = current == null ? null : current.next();
    if (current != null && next != null) {
      begin(name, current, next);
      return;
    }
    if (current != null) {
      joining.remove(name, current);
    }
    Faults.isolate(LOG, () -> "a refusal cannot be sent", answer);
  }

  // ---- for the sockets

  EngineConnection engine() {
    return engine;
  }

  Revision revision() {
    return revision;
  }

  /** Runs what belongs to this client, in the context of its handshake. */
  ContextualExecutor executor() {
    return executor;
  }

  /** What is asked in an event goes on in the other executor: nobody waits for that. */
  Executor events(String namespace) {
    if (client.isEmpty()) {
      return executor;
    }
    Executor turns = client.get().in(namespace);
    return task -> turns.execute(() -> executor.here(task));
  }

  void joined(DefaultSocket socket) {
    connectTimer.cancel(false);
    sockets.put(socket.namespace().name(), socket);
    DisconnectReason reason = ended;
    if (reason != null) {
      left(socket);
      socket.close(reason);
    }
  }

  /** A socket is one of this client no more; {@link #gone} follows when its handlers know. */
  void left(DefaultSocket socket) {
    if (sockets.remove(socket.namespace().name(), socket)) {
      leaving.add(socket);
      socket.claim().leaves();
      if (socket.isOver()) { // whoever else ended it was faster
        gone(socket);
      }
    }
  }

  /** The handlers of a socket have heard of its end. */
  void gone(DefaultSocket socket) {
    if (leaving.remove(socket)) {
      resumeIfLeft();
    }
  }

  /** The admission of a candidate is over, and its client is told, unless it has asked anew. */
  void refused(Socket socket, Outcome.Refused refusal) {
    String name = socket.namespace().name();
    decided(name, () -> engine.send(connectError(name, refusal)));
  }

  /** The admission of a candidate is over, in any other way. One of the two is called, once. */
  void decided(Socket candidate) {
    decided(candidate.namespace().name(), () -> {});
  }

  void disconnectAll() {
    sockets.values().forEach(this::leaveNamespace);
    joining.values().forEach(each -> each.close(DisconnectReason.SERVER_NAMESPACE_DISCONNECT));
    engine.close();
  }

  private void leaveNamespace(DefaultSocket socket) {
    Faults.isolate(LOG, () -> socket + " cannot be disconnected", socket::leaveNamespace);
  }

  /** An event of a length, in bytes or characters, is about to wait for its handlers. */
  void waits(long bytes) {
    pending.add(bytes);
  }

  /** An event of a length was handled, or dropped. */
  void handled(long bytes) {
    pending.remove(bytes);
  }

  @Override
  public void pause() {
    paused = true;
    engine.pause();
  }

  @Override
  public void resume() {
    IncompletePacket packet = incomplete;
    if (packet != null) {
      packet.resume();
    }
    paused = false;
    engine.resume();
  }

  /** The client must be answered, whatever the application wanted to tell it. */
  private List<EngineMessage> connectError(String namespace, Outcome.Refused refusal) {
    try {
      return connectError(namespace, revision.refusal(refusal));
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      String what = "the data of a refusal by " + namespace + " cannot be written, and is left out";
      Faults.log(LOG, what, e);
      Outcome.Refused plain = new Outcome.Refused(refusal.message(), Optional.empty());
      return connectError(namespace, revision.refusal(plain));
    }
  }

  private List<EngineMessage> connectError(String namespace, PacketData error) {
    return context.encode(Packet.control(PacketType.CONNECT_ERROR, namespace, error), true);
  }
}
