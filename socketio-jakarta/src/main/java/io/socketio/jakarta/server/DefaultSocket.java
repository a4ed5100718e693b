// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Broadcast;
import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.Emit;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.SocketError;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.adapter.LocalSocket;
import io.socketio.jakarta.adapter.Session;
import io.socketio.jakarta.adapter.SocketDetails;
import io.socketio.jakarta.engine.CloseReason;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.engine.EngineSocket;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.PacketType;
import io.socketio.jakarta.util.Faults;
import io.socketio.jakarta.util.Stages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client in one namespace.
 *
 * <p>Life: {@code CONNECTING} while middleware decides, {@code CONNECTED}, {@code CLOSED}. Whoever
 * changes the state with compare-and-set does what belongs to the change; so each happens once,
 * whichever of client, server and network is first. Everything that calls handlers goes through the
 * lane: connection handlers first, then events in arrival order, then disconnection handlers.
 */
final class DefaultSocket implements SocketRegisters, LocalSocket, SocketEmit.Target {
  /** What a client hears of a mistake of the application: its message may hold secrets. */
  static final Outcome.Refused FAILED = (Outcome.Refused) Outcome.refuse("Internal server error");

  private static final System.Logger LOG = System.getLogger(DefaultSocket.class.getName());

  private enum State {
    CONNECTING,
    CONNECTED,
    CLOSED
  }

  private final String id;
  private final DefaultNamespace namespace;
  private final Connection connection;
  private final Handshake handshake;
  private final EventLane lane;
  private final AtomicReference<State> state = new AtomicReference<>(State.CONNECTING);
  private final Set<String> rooms = ConcurrentHashMap.newKeySet(2);
  private final ConcurrentMap<String, Object> data = new ConcurrentHashMap<>(2);
  private final Continuity continuity;
  private final SocketHandlers registered = new SocketHandlers();
  private final ConnectGate gate = new ConnectGate();
  private final AckRequests acks;
  private final Claim claim;
  private volatile boolean dropPending;
  private volatile boolean wasConnected;
  private volatile boolean over;

  DefaultSocket(
      DefaultNamespace namespace,
      Connection connection,
      Handshake handshake,
      Continuity continuity,
      Claim claim) {
    this.namespace = namespace;
    this.claim = claim;
    this.continuity = continuity;
    this.id = continuity.former().map(Session::id).orElseGet(() -> newId(namespace, connection));
    continuity.former().ifPresent(session -> data.putAll(session.data()));
    this.connection = connection;
    this.handshake = handshake;
    ServerContext context = namespace.context();
    this.acks = new AckRequests(context);
    int limit = context.options().maxPendingEvents();
    this.lane =
        new EventLane(connection.executor(), connection.events(namespace.name()), connection, limit)
            .held();
  }

  private static String newId(DefaultNamespace namespace, Connection connection) {
    return connection
        .revision()
        .socketId(namespace.name(), connection.engine(), namespace.context().ids());
  }

  // ---- life

  /**
   * The last step of an admission, if it ends well: registers the candidate, unless it is none any
   * more, answers CONNECT, starts the lane.
   */
  void accept() {
    if (!isConnecting() || !namespace.enter()) { // it has gone meanwhile
      connection.decided(this);
      return;
    }
    try {
      namespace.register(this);
    } catch (Throwable e) {
      Faults.log(LOG, "the adapter of " + namespace.name() + " failed", e);
      isolate(namespace::leave);
      refuse(FAILED);
      return;
    }
    if (continuity.former().isPresent()) {
      resume(continuity.former().get());
    } else {
      connect();
      entered(List.of());
    }
  }

  private void resume(Session session) {
    var unused =
        Stages.ask(
                "the adapter's stage",
                () -> namespace.adapter().resume(this, session, this::connect))
            .whenComplete(this::resumed);
  }

  private void resumed(@Nullable List<List<EngineMessage>> missed, @Nullable Throwable failure) {
    if (missed == null) {
      // the client will come again, and get a new session
      connection.engine().close(CloseReason.FORCED_CLOSE, "the session is lost: " + failure);
    }
    entered(missed == null ? List.of() : missed);
  }

  private void connect() {
    if (state.compareAndSet(State.CONNECTING, State.CONNECTED)) {
      wasConnected = true;
      continuity.begin(this);
      connection.joined(this);
    }
  }

  /** Who was connected leaves the namespace when its session is stored. */
  private void entered(List<List<EngineMessage>> missed) {
    if (wasConnected) {
      // before the client hears of it, which may leave then, and ask for another namespace
      connection.decided(this);
      lane.open(() -> start(missed));
      isolate(namespace::leave);
    } else {
      isolate(() -> namespace.unregister(this));
      isolate(namespace::leave);
      connection.decided(this);
    }
  }

  /** The first task of the lane: the client may answer at once, and its events wait behind it. */
  private void start(List<List<EngineMessage>> missed) {
    try {
      announce(missed);
    } catch (Throwable e) {
      report(Optional.empty(), e);
      // the client would wait for ever
      connection.engine().close(CloseReason.FORCED_CLOSE, "CONNECT cannot be answered: " + e);
    }
    namespace.registered().notifyConnection(this);
  }

  /** The last step of an admission, if it ends badly. */
  void refuse(Outcome.Refused refusal) {
    if (state.compareAndSet(State.CONNECTING, State.CLOSED)) {
      isolate(() -> namespace.unregister(this));
      isolate(namespace::leave);
      connection.refused(this, refusal);
    } else {
      connection.decided(this);
    }
  }

  /** The client asks anew before it was admitted: whatever is decided, it is not told. */
  void withdraw() {
    if (state.compareAndSet(State.CONNECTING, State.CLOSED)) {
      forget();
    }
  }

  /** The connection, the client or the server ends this socket. Does not throw. */
  void close(DisconnectReason reason) {
    State before = state.getAndSet(State.CLOSED);
    if (before == State.CLOSED) {
      return;
    }
    isolate(() -> acks.close(reason));
    if (before == State.CONNECTED) {
      lane.submitLast(() -> finish(reason));
    } else {
      forget();
    }
  }

  /** Undoes what was done for a candidate. */
  private void forget() {
    isolate(continuity::abandon);
    isolate(() -> namespace.unregister(this));
    isolate(namespace::leave);
  }

  /** Whatever fails here, the rest is done: a socket must not stay when its client has gone. */
  private void finish(DisconnectReason reason) {
    registered.notifyDisconnecting(this, reason);
    namespace.registered().notifyDisconnecting(this, reason);
    isolate(() -> continuity.leave(this, reason));
    isolate(() -> namespace.unregister(this));
    registered.notifyDisconnect(this, reason);
    namespace.registered().notifyDisconnect(this, reason);
    isolate(continuity::end);
    isolate(namespace::leave);
    claim.release();
    over = true;
    isolate(() -> connection.gone(this));
  }

  private void isolate(Runnable step) {
    Faults.isolate(LOG, () -> "the end of " + this + " is incomplete", step);
  }

  /** Tells the client, after what it has missed; broadcasts have waited for that. */
  private void announce(List<List<EngineMessage>> missed) {
    PacketData payload = connection.revision().welcome(id, continuity.pid());
    Packet answer = Packet.control(PacketType.CONNECT, namespace.name(), payload);
    missed.forEach(connection.engine()::send);
    gate.open(encode(answer), connection.engine()::queue);
  }

  // ---- incoming

  /**
   * A packet for this socket, on the reading thread.
   *
   * @param bytes its length
   */
  void receive(Packet packet, long bytes) {
    switch (packet.type()) {
      case EVENT -> {
        SocketEvent event =
            DefaultEvent.incoming(this, packet, args -> acknowledge(packet.id(), args));
        connection.waits(bytes);
        lane.submit(() -> handle(event, bytes));
      }
      case ACK -> acks.arrived(packet.id(), packet.data());
      case DISCONNECT -> {
        connection.left(this);
        close(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
      }
      case CONNECT, CONNECT_ERROR ->
          throw new IllegalArgumentException("not for a socket: " + packet.type());
    }
  }

  private void handle(SocketEvent event, long bytes) {
    try {
      registered.dispatch(this, event, namespace.registered().events);
    } finally {
      connection.handled(bytes);
    }
  }

  /** Tells whether the handlers have heard of its end. */
  boolean isOver() {
    return over;
  }

  /** What it holds until its handlers have heard of its end. */
  Claim claim() {
    return claim;
  }

  /** Tells whether its admission has ended well. */
  boolean wasConnected() {
    return wasConnected;
  }

  boolean isConnecting() {
    return state.get() == State.CONNECTING;
  }

  /** Calls a handler, unless the server has disconnected the socket. */
  void run(SocketEvent event, Consumer<? super SocketEvent> handler) {
    if (!dropPending) {
      guard(Optional.of(event), () -> handler.accept(event));
    }
  }

  /** Reports an error in the order of the events. */
  void reportLater(Optional<SocketEvent> event, Throwable cause) {
    lane.submit(() -> report(event, cause));
  }

  /**
   * One handler's failure is nobody else's: not the other handlers', not the thread's. That holds
   * for errors of the virtual machine as well: a socket that is given up for one would stay in its
   * namespace and its rooms for ever.
   */
  void guard(Optional<SocketEvent> event, Runnable handler) {
    try {
      handler.run();
    } catch (Throwable e) {
      report(event, e);
    }
  }

  void report(Optional<SocketEvent> event, Throwable cause) {
    namespace.registered().errors.report(new SocketError(this, event, cause));
  }

  // ---- outgoing

  @Override
  public void emit(EmitFlags flags, String event, Object... args) {
    ReservedEvents.check(event);
    send(Packet.event(namespace.name(), event, DefaultArgs.dataOf(args)), flags);
  }

  @Override
  public CompletionStage<EventArgs> emitWithAck(EmitFlags flags, String event, Object... args) {
    ReservedEvents.check(event);
    long ackId = namespace.nextAckId();
    PacketData payload = DefaultArgs.dataOf(args);
    Packet packet = Packet.event(namespace.name(), event, payload).withId(ackId);
    return acks.request(ackId, flags, () -> send(packet, flags));
  }

  private Runnable acknowledge(long ackId, PacketData args) {
    if (state.get() != State.CONNECTED) {
      return () -> {};
    }
    List<EngineMessage> messages = encode(Packet.ack(namespace.name(), ackId, args));
    return () -> {
      if (state.get() == State.CONNECTED) {
        connection.engine().send(messages);
      }
    };
  }

  private List<EngineMessage> encode(Packet packet) {
    return namespace.context().encode(packet, true);
  }

  /** On a thread of whoever sends, of whom this client's listeners are to see nothing. */
  private void tellOutgoing(Packet packet) {
    if (!registered.outgoing.isEmpty()) {
      connection.executor().here(() -> registered.notifyOutgoing(this, packet));
    }
  }

  private void send(Packet packet, EmitFlags flags) {
    State now = state.get();
    if (now == State.CLOSED) {
      return;
    }
    if (continuity.isOn() && now == State.CONNECTED && !flags.isVolatile() && !packet.hasId()) {
      namespace.adapter().send(this, packet, flags.compress());
      return;
    }
    tellOutgoing(packet);
    if (!flags.isVolatile()) {
      connection.engine().send(namespace.context().encode(packet, flags.compress()));
    } else if (connection.engine().writable()) {
      connection.engine().sendIfWritable(namespace.context().encode(packet, flags.compress()));
    }
  }

  @Override
  public void deliver(Packet packet, List<EngineMessage> messages, boolean isVolatile) {
    if (state.get() != State.CONNECTED) {
      return;
    }
    tellOutgoing(packet);
    if (isVolatile && gate.isOpen()) {
      connection.engine().sendIfWritable(messages);
    } else {
      sendOrKeep(messages);
    }
  }

  // ---- for the adapter

  @Override
  public void notifyOutgoing(Packet packet) {
    if (state.get() == State.CONNECTED) {
      tellOutgoing(packet);
    }
  }

  @Override
  public Optional<Runnable> queue(Packet packet, List<EngineMessage> messages) {
    if (state.get() != State.CONNECTED) {
      return Optional.empty();
    }
    if (!continuity.isOn()) { // the offset is for those who may come back
      return Optional.of(() -> sendOrKeep(encode(packet)));
    }
    return Optional.of(gate.keeps(messages) ? () -> {} : connection.engine().queue(messages));
  }

  private void sendOrKeep(List<EngineMessage> messages) {
    if (!gate.keeps(messages)) {
      connection.engine().share(messages);
    }
  }

  @Override
  public Set<String> roomSet() {
    return rooms;
  }

  @Override
  public void expectAck(long ackId, Consumer<PacketData> reply) {
    acks.expect(ackId, reply);
  }

  @Override
  public void forgetAck(long ackId) {
    acks.forget(ackId);
  }

  @Override
  public SocketDetails details() {
    return new SocketDetails(id, handshake.toMap(), Set.copyOf(rooms), Map.copyOf(data));
  }

  // ---- what applications see

  @Override
  public SocketHandlers registered() {
    return registered;
  }

  @Override
  public ServerContext context() {
    return namespace.context();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Namespace namespace() {
    return namespace;
  }

  @Override
  public Handshake handshake() {
    return handshake;
  }

  @Override
  public Executor executor() {
    return connection.executor();
  }

  @Override
  public EngineSocket connection() {
    return connection.engine();
  }

  @Override
  public boolean connected() {
    return state.get() == State.CONNECTED;
  }

  @Override
  public boolean recovered() {
    return continuity.former().isPresent();
  }

  @Override
  public int protocolVersion() {
    return connection.engine().protocol();
  }

  @Override
  public String transport() {
    return connection.engine().transport();
  }

  @Override
  public ConcurrentMap<String, Object> data() {
    return data;
  }

  @Override
  public void emit(String event, Object... args) {
    emit(EmitFlags.NONE, event, args);
  }

  @Override
  public CompletionStage<EventArgs> emitWithAck(String event, Object... args) {
    return emitWithAck(EmitFlags.NONE, event, args);
  }

  @Override
  public Emit timeout(Duration duration) {
    return new SocketEmit(this, EmitFlags.NONE).timeout(duration);
  }

  @Override
  public Emit asVolatile() {
    return new SocketEmit(this, EmitFlags.NONE).asVolatile();
  }

  @Override
  public Emit compress(boolean on) {
    return new SocketEmit(this, EmitFlags.NONE).compress(on);
  }

  @Override
  public Broadcast broadcast() {
    return namespace.except(id);
  }

  @Override
  public Broadcast to(String... names) {
    return broadcast().to(names);
  }

  @Override
  public Broadcast except(String... names) {
    return broadcast().except(names);
  }

  @Override
  public CompletionStage<Void> join(String... names) {
    if (state.get() == State.CLOSED) {
      return CompletableFuture.completedFuture(null);
    }
    CompletionStage<Void> joined = namespace.adapter().addAll(this, Set.copyOf(List.of(names)));
    if (state.get() == State.CLOSED) {
      // closed meanwhile: the disconnect may have emptied the rooms before they were entered
      return namespace.adapter().delAll(this);
    }
    return joined;
  }

  @Override
  public CompletionStage<Void> leave(String... names) {
    CompletionStage<Void> left = CompletableFuture.completedFuture(null);
    for (String name : names) {
      CompletionStage<Void> one = namespace.adapter().del(this, name);
      left = left.thenCompose(done -> one);
    }
    return left;
  }

  @Override
  public Set<String> rooms() {
    return Set.copyOf(rooms);
  }

  @Override
  public void disconnect() {
    disconnect(false);
  }

  @Override
  public void disconnect(boolean closeConnection) {
    if (!connected()) {
      return;
    }
    if (closeConnection) {
      connection.disconnectAll();
    } else {
      leaveNamespace();
    }
  }

  /** The server's side of a disconnect: tells the client and drops what it sent before. */
  void leaveNamespace() {
    // First: a client that hears of this may close its connection, and end what is left.
    connection.left(this);
    try {
      if (state.get() == State.CONNECTED) {
        dropPending = true;
        Packet goodbye = Packet.control(PacketType.DISCONNECT, namespace.name(), PacketData.EMPTY);
        connection.engine().send(encode(goodbye));
      }
    } finally {
      close(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
    }
  }

  @Override
  public String toString() {
    return "Socket[" + id + " in " + namespace.name() + "]";
  }
}
