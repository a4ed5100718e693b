// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.adapter.Adapter;
import io.socketio.jakarta.adapter.AdapterHost;
import io.socketio.jakarta.adapter.LocalSocket;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.Packet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A namespace: its sockets, its handlers and its adapter. */
class DefaultNamespace implements SelectsAll, DefaultSocket.Host {
  private final String name;
  private final ServerContext context;
  private final @Nullable SocketIoServer parent;
  private final Adapter adapter;
  private final BroadcastSelection all;
  private final ConcurrentMap<String, DefaultSocket> sockets = new ConcurrentHashMap<>();
  private final AtomicLong ackIds = new AtomicLong();
  private final Handlers handlers = new Handlers();
  private final HandlerList<ConnectMiddleware> middlewares = new HandlerList<>();
  private final HandlerList<Consumer<Socket>> connection = new HandlerList<>();
  private final HandlerList<BiConsumer<Socket, DisconnectReason>> disconnecting =
      new HandlerList<>();
  private final HandlerList<BiConsumer<Socket, DisconnectReason>> disconnected =
      new HandlerList<>();
  private final ErrorReports errors = new ErrorReports();

  DefaultNamespace(String name, ServerContext context, @Nullable SocketIoServer parent) {
    this.name = name;
    this.context = context;
    this.parent = parent;
    this.adapter = context.adapters().create(new AdapterView());
    this.all = BroadcastSelection.all(name, adapter, context.executor());
  }

  // ---- connecting and disconnecting

  /** Asks the middlewares, if there are any, and lets the candidate in or not. */
  void admit(DefaultSocket candidate) {
    List<ConnectMiddleware> asked = middlewares.copy();
    if (asked.isEmpty()) {
      candidate.accept();
    } else {
      context.executor().execute(new Admission(candidate, asked, context.executor()));
    }
  }

  /** Makes a socket reachable. Its own room is its id. */
  @Override
  public void register(DefaultSocket socket) {
    sockets.put(socket.id(), socket);
    adapter.addAll(socket, Set.of(socket.id()));
  }

  @Override
  public void unregister(DefaultSocket socket) {
    adapter.delAll(socket);
    sockets.remove(socket.id(), socket);
  }

  @Override
  public void notifyConnection(DefaultSocket socket) {
    connection.forEach(handler -> socket.guard(Optional.empty(), () -> handler.accept(socket)));
  }

  @Override
  public void notifyDisconnecting(DefaultSocket socket, DisconnectReason reason) {
    notify(disconnecting, socket, reason);
  }

  @Override
  public void notifyDisconnect(DefaultSocket socket, DisconnectReason reason) {
    notify(disconnected, socket, reason);
  }

  private static void notify(
      HandlerList<BiConsumer<Socket, DisconnectReason>> list,
      DefaultSocket socket,
      DisconnectReason reason) {
    list.forEach(handler -> socket.guard(Optional.empty(), () -> handler.accept(socket, reason)));
  }

  @Override
  public void report(SocketError error) {
    errors.report(error);
  }

  // ---- for its parts

  @Override
  public Namespace namespace() {
    return this;
  }

  @Override
  public ServerContext context() {
    return context;
  }

  @Override
  public Adapter adapter() {
    return adapter;
  }

  @Override
  public Handlers handlers() {
    return handlers;
  }

  @Override
  public long nextAckId() {
    return ackIds.getAndIncrement();
  }

  // ---- what applications see

  @Override
  public BroadcastSelection all() {
    return all;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SocketIoServer server() {
    if (parent == null) {
      throw new IllegalStateException("the main namespace is its own server");
    }
    return parent;
  }

  @Override
  public Registration use(ConnectMiddleware middleware) {
    return middlewares.add(middleware);
  }

  @Override
  public Registration onConnection(Consumer<Socket> handler) {
    return connection.add(handler);
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
  public Registration onDisconnecting(BiConsumer<Socket, DisconnectReason> handler) {
    return disconnecting.add(handler);
  }

  @Override
  public Registration onDisconnect(BiConsumer<Socket, DisconnectReason> handler) {
    return disconnected.add(handler);
  }

  @Override
  public Registration onError(Consumer<SocketError> handler) {
    return errors.add(handler);
  }

  @Override
  public Collection<Socket> sockets() {
    return Collections.unmodifiableCollection(sockets.values());
  }

  @Override
  public Optional<Socket> socket(String id) {
    return Optional.ofNullable(sockets.get(id));
  }

  @Override
  public Set<String> rooms() {
    return adapter.rooms();
  }

  @Override
  public String toString() {
    return "Namespace[" + name + "]";
  }

  /** The namespace as its adapter sees it. */
  private final class AdapterView implements AdapterHost {
    @Override
    public String namespace() {
      return name;
    }

    @Override
    public Collection<? extends LocalSocket> sockets() {
      return sockets.values();
    }

    @Override
    public Optional<? extends LocalSocket> socket(String id) {
      return Optional.ofNullable(sockets.get(id));
    }

    @Override
    public List<EngineMessage> encode(Packet packet, boolean compress) {
      return context.encode(packet, compress);
    }

    @Override
    public long nextAckId() {
      return ackIds.getAndIncrement();
    }

    @Override
    public ScheduledExecutorService scheduler() {
      return context.scheduler();
    }
  }
}
