// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.adapter.LocalSocket;
import io.socketio.jakarta.adapter.SocketDetails;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.engine.EngineSocket;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.PacketType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A client in one namespace.
 *
 * <p>Life: {@code CONNECTING} while middleware decides, {@code CONNECTED}, {@code CLOSED}. Whoever
 * changes the state with compare-and-set does what belongs to the change; so each happens once,
 * whichever of client, server and network is first. Everything that calls handlers goes through the
 * lane: connection handlers first, then events in arrival order, then disconnection handlers.
 */
final class DefaultSocket implements Socket, LocalSocket {
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
  private final Handlers handlers = new Handlers();
  private final HandlerList<Consumer<SocketEvent>> outgoing = new HandlerList<>();
  private final HandlerList<Consumer<DisconnectReason>> disconnecting = new HandlerList<>();
  private final HandlerList<Consumer<DisconnectReason>> disconnected = new HandlerList<>();
  private final ConnectGate gate = new ConnectGate();
  private final AckRequests acks;
  private volatile boolean dropPending;

  DefaultSocket(DefaultNamespace namespace, Connection connection, Handshake handshake) {
    this.id = namespace.context().ids().next();
    this.namespace = namespace;
    this.connection = connection;
    this.handshake = handshake;
    ServerContext context = namespace.context();
    this.acks = new AckRequests(context);
    this.lane = new EventLane(context.executor(), connection, context.options().maxPendingEvents());
  }

  // ---- life

  /** Middleware let the candidate in. Registers it, answers CONNECT, starts the lane. */
  void accept() {
    namespace.register(this);
    if (!state.compareAndSet(State.CONNECTING, State.CONNECTED)) {
      namespace.unregister(this);
      return;
    }
    connection.joined();
    lane.submit(this::start);
  }

  /** The first task of the lane: the client may answer at once, and its events wait behind it. */
  private void start() {
    announce();
    namespace.notifyConnection(this);
  }

  /** Middleware refused the candidate. */
  void refuse(Outcome.Refused refusal) {
    if (state.compareAndSet(State.CONNECTING, State.CLOSED)) {
      namespace.unregister(this);
      connection.refused(this, refusal);
    }
  }

  /** The connection, the client or the server ends this socket. */
  void close(DisconnectReason reason) {
    State before = state.getAndSet(State.CLOSED);
    if (before == State.CLOSED) {
      return;
    }
    acks.close(reason);
    if (before == State.CONNECTED) {
      lane.submit(() -> finish(reason));
    } else {
      namespace.unregister(this);
    }
  }

  private void finish(DisconnectReason reason) {
    disconnecting.forEach(handler -> guard(Optional.empty(), () -> handler.accept(reason)));
    namespace.notifyDisconnecting(this, reason);
    namespace.unregister(this);
    disconnected.forEach(handler -> guard(Optional.empty(), () -> handler.accept(reason)));
    namespace.notifyDisconnect(this, reason);
  }

  /** Tells the client; broadcasts have waited for that. */
  private void announce() {
    PacketData payload = PacketData.of(Map.of("sid", id));
    Packet answer = Packet.control(PacketType.CONNECT, namespace.name(), payload);
    gate.open(namespace.encode(answer, true), connection::send);
  }

  // ---- incoming

  /** A packet for this socket, on the reading thread. */
  void receive(Packet packet) {
    switch (packet.type()) {
      case EVENT -> lane.submit(DefaultEvent.incoming(this, packet));
      case ACK -> acks.arrived(packet.id(), packet.data());
      case DISCONNECT -> {
        connection.left(this);
        close(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
      }
      case CONNECT, CONNECT_ERROR ->
          throw new IllegalArgumentException("not for a socket: " + packet.type());
    }
  }

  boolean isConnecting() {
    return state.get() == State.CONNECTING;
  }

  void dispatch(DefaultEvent event) {
    if (dropPending) {
      return;
    }
    handlers.notifyAny(event);
    namespace.handlers().notifyAny(event);
    handlers.notifyNamed(event);
    namespace.handlers().notifyNamed(event);
  }

  void run(DefaultEvent event, Consumer<SocketEvent> handler) {
    if (!dropPending) {
      guard(Optional.of(event), () -> handler.accept(event));
    }
  }

  /** Reports an error in the order of the events. */
  void reportLater(Throwable cause) {
    lane.submit(() -> namespace.report(new SocketError(this, Optional.empty(), cause)));
  }

  /** One handler's failure is nobody else's: not the other handlers', not the thread's. */
  void guard(Optional<SocketEvent> event, Runnable handler) {
    try {
      handler.run();
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      namespace.report(new SocketError(this, event, e));
    }
  }

  // ---- outgoing

  void emit(EmitFlags flags, String event, Object... args) {
    ReservedEvents.check(event);
    send(Packet.event(namespace.name(), event, DefaultArgs.dataOf(args)), flags);
  }

  CompletionStage<EventArgs> emitWithAck(EmitFlags flags, String event, Object... args) {
    ReservedEvents.check(event);
    long ackId = namespace.nextAckId();
    PacketData payload = DefaultArgs.dataOf(args);
    Packet packet = Packet.event(namespace.name(), event, payload).withId(ackId);
    return acks.request(ackId, flags, () -> send(packet, flags));
  }

  void acknowledge(long ackId, PacketData args) {
    if (state.get() == State.CONNECTED) {
      connection.send(namespace.encode(Packet.ack(namespace.name(), ackId, args), true));
    }
  }

  private void send(Packet packet, EmitFlags flags) {
    if (state.get() == State.CLOSED) {
      return;
    }
    notifyOutgoing(packet);
    if (!flags.isVolatile()) {
      connection.send(namespace.encode(packet, flags.compress()));
    } else if (connection.engine().writable()) {
      connection.engine().sendIfWritable(namespace.encode(packet, flags.compress()));
    }
  }

  @Override
  public void deliver(Packet packet, List<EngineMessage> messages, boolean isVolatile) {
    if (state.get() == State.CLOSED) {
      return;
    }
    notifyOutgoing(packet);
    if (gate.keeps(messages)) {
      return;
    }
    if (isVolatile) {
      connection.engine().sendIfWritable(messages);
    } else {
      connection.send(messages);
    }
  }

  private void notifyOutgoing(Packet packet) {
    if (!outgoing.isEmpty()) {
      DefaultEvent event = DefaultEvent.outgoing(this, packet);
      outgoing.forEach(listener -> guard(Optional.of(event), () -> listener.accept(event)));
    }
  }

  // ---- for the adapter

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
  public EngineSocket connection() {
    return connection.engine();
  }

  @Override
  public boolean connected() {
    return state.get() == State.CONNECTED;
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
    return namespace.all().except(id);
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
    CompletionStage<Void> joined = namespace.adapter().addAll(this, Set.of(names));
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
  public Registration on(String event, Consumer<SocketEvent> handler) {
    return handlers.on(event, handler);
  }

  @Override
  public <T> Registration on(String event, Class<T> type, EventHandler<T> handler) {
    return handlers.on(event, Handlers.decoding(type, handler));
  }

  @Override
  public Registration onAny(Consumer<SocketEvent> listener) {
    return handlers.onAny(listener);
  }

  @Override
  public Registration onAnyOutgoing(Consumer<SocketEvent> listener) {
    return outgoing.add(listener);
  }

  @Override
  public Registration onDisconnecting(Consumer<DisconnectReason> handler) {
    return disconnecting.add(handler);
  }

  @Override
  public Registration onDisconnect(Consumer<DisconnectReason> handler) {
    return disconnected.add(handler);
  }

  @Override
  public void disconnect() {
    disconnect(false);
  }

  @Override
  public void disconnect(boolean closeConnection) {
    if (closeConnection) {
      connection.disconnectAll();
    } else {
      leaveNamespace();
    }
  }

  /** The server's side of a disconnect: tells the client and drops what it sent before. */
  void leaveNamespace() {
    if (state.get() == State.CONNECTED) {
      dropPending = true;
      connection.send(
          namespace.encode(
              Packet.control(PacketType.DISCONNECT, namespace.name(), PacketData.EMPTY), true));
    }
    connection.left(this);
    close(DisconnectReason.SERVER_NAMESPACE_DISCONNECT);
  }

  @Override
  public String toString() {
    return "Socket[" + id + " in " + namespace.name() + "]";
  }
}
