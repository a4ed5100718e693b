// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.ConnectionStateRecovery;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.adapter.Adapter;
import io.socketio.jakarta.adapter.AdapterHost;
import io.socketio.jakarta.adapter.LocalSocket;
import io.socketio.jakarta.adapter.RoomListener;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.util.Faults;
import io.socketio.jakarta.util.Stages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A namespace: its sockets, its handlers and its adapter. */
abstract class DefaultNamespace implements SelectsAll, Registers {
  private static final System.Logger LOG = System.getLogger(Namespace.class.getName());
  private static final CompletionStage<Void> NEVER = new CompletableFuture<>();

  private final String name;
  private final ServerContext context;
  private final Adapter adapter;
  private final BroadcastSelection all;
  private final ServerSide serverSide;
  private final @Nullable Recovery recovery;
  private final ConcurrentMap<String, DefaultSocket> sockets = new ConcurrentHashMap<>();
  private final AtomicLong ackIds = new AtomicLong();
  private final NamespaceHandlers registered = new NamespaceHandlers();
  private final CompletableFuture<Void> open = new CompletableFuture<>();
  private final AtomicBoolean adapterClosed = new AtomicBoolean();

  DefaultNamespace(String name, ServerContext context) {
    this.name = name;
    this.context = context;
    this.serverSide =
        new ServerSide(name, this::adapter, context.executor(), registered.serverSide);
    this.adapter = context.adapters().create(new AdapterView());
    this.recovery =
        context.options().connectionStateRecovery().isPresent()
            ? new Recovery(adapter, context)
            : null;
    this.all = BroadcastSelection.all(name, adapter, context.executor());
  }

  // ---- coming and going

  /** Starts the adapter, before anybody can reach the namespace. */
  void start() {
    try {
      adapter.start();
    } catch (Throwable e) {
      closeAdapter();
      throw e;
    }
  }

  /** Lets candidates in from now on; those that came before have waited. */
  void open() {
    open.complete(null);
  }

  /** Asks the middlewares, if there are any, and lets the candidate in or not. */
  void admit(DefaultSocket candidate) {
    if (open.isDone()) {
      decide(candidate);
    } else {
      var unused = open.thenRunAsync(() -> decide(candidate), candidate.executor());
    }
  }

  private void decide(DefaultSocket candidate) {
    List<ConnectMiddleware> asked = registered.middlewares.copy();
    if (asked.isEmpty() || (candidate.recovered() && skipsMiddlewares())) {
      candidate.accept();
    } else {
      candidate.executor().execute(new Admission(candidate, asked));
    }
  }

  private boolean skipsMiddlewares() {
    return context
        .options()
        .connectionStateRecovery()
        .map(ConnectionStateRecovery::skipMiddlewares)
        .orElse(false);
  }

  /**
   * Looks up what a client wants to go on with.
   *
   * @param decision called once, now or later
   */
  void recover(Handshake handshake, Revision revision, Consumer<Continuity> decision) {
    if (recovery == null || revision == Revision.OLD) {
      decision.accept(new Continuity());
    } else {
      recovery.find(handshake, decision);
    }
  }

  /** Keeps the namespace from being dropped until {@link #leave()}; false: it is too late. */
  boolean enter() {
    return true;
  }

  void leave() {
    // nobody counts who is in a namespace that stays
  }

  /** Completes when it is out of reach, which it is soon after {@link #enter()} said no. */
  CompletionStage<Void> gone() {
    return NEVER;
  }

  /** Makes a socket reachable. Its own room is its id. */
  void register(DefaultSocket socket) {
    sockets.put(socket.id(), socket);
    watch(adapter.addAll(socket, Set.of(socket.id())));
  }

  /** Takes a socket out of its rooms and out of reach. Idempotent. */
  void unregister(DefaultSocket socket) {
    try {
      watch(adapter.delAll(socket));
    } finally {
      sockets.remove(socket.id(), socket);
    }
  }

  /** Reports the failure of a change of rooms that nobody waits for. */
  private void watch(CompletionStage<Void> change) {
    boolean done =
        Stages.isDone(change) && !change.toCompletableFuture().isCompletedExceptionally();
    if (!done) {
      var unused = change.whenComplete((nothing, failure) -> changed(failure));
    }
  }

  private void changed(@Nullable Throwable failure) {
    if (failure != null) {
      Faults.log(LOG, "the adapter of " + name + " failed", failure);
    }
  }

  /** Closes the adapter. Idempotent; does not throw. */
  void closeAdapter() {
    if (adapterClosed.compareAndSet(false, true)) {
      Faults.isolate(LOG, () -> "the adapter of " + name + " cannot be closed", adapter::close);
    }
  }

  // ---- for its parts

  @Override
  public ServerContext context() {
    return context;
  }

  Adapter adapter() {
    return adapter;
  }

  @Override
  public NamespaceHandlers registered() {
    return registered;
  }

  long nextAckId() {
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
  public void serverSideEmit(String event, Object... args) {
    serverSide.emit(event, args);
  }

  @Override
  public CompletionStage<List<EventArgs>> serverSideEmitWithAck(String event, Object... args) {
    return serverSide.emitWithAck(event, args);
  }

  @Override
  public Collection<Socket> sockets() {
    return Collections.unmodifiableCollection(sockets.values());
  }

  @Override
  public Collection<Socket> sockets(String room) {
    Collection<Socket> members = new ArrayList<>();
    for (LocalSocket member : adapter.sockets(room)) {
      DefaultSocket socket = sockets.get(member.id());
      if (socket != null && socket.equals(member)) {
        members.add(socket);
      }
    }
    return Collections.unmodifiableCollection(members);
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
    private final Optional<RoomListener> rooms =
        Optional.of(registered.rooms.in(context.executor()));

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
    public Optional<RoomListener> roomListener() {
      return registered.rooms.isEmpty() ? Optional.empty() : rooms;
    }

    @Override
    public void serverSideEvent(Packet event) {
      serverSide.receive(event);
    }

    @Override
    public CompletionStage<PacketData> serverSideRequest(Packet event) {
      return serverSide.request(event);
    }

    @Override
    public boolean retain() {
      return enter();
    }

    @Override
    public void release() {
      leave();
    }

    @Override
    public ScheduledExecutorService scheduler() {
      return context.scheduler();
    }
  }
}
