// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.Packet;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The adapter of a single node: rooms in memory, delivery on the calling thread. */
public class InMemoryAdapter implements Adapter {
  private static final System.Logger LOG = System.getLogger(InMemoryAdapter.class.getName());
  private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

  private final AdapterHost host;
  private final Rooms rooms;

  /**
   * Makes the adapter of one namespace.
   *
   * @param host the namespace
   */
  public InMemoryAdapter(AdapterHost host) {
    this.host = host;
    this.rooms = new Rooms(host);
  }

  /**
   * The namespace, for adapters that extend this one.
   *
   * @return the host given at creation
   */
  protected final AdapterHost host() {
    return host;
  }

  @Override
  public CompletionStage<Void> addAll(LocalSocket socket, Set<String> names) {
    rooms.join(socket, names);
    return DONE;
  }

  @Override
  public CompletionStage<Void> del(LocalSocket socket, String room) {
    rooms.leave(socket, Set.of(room));
    return DONE;
  }

  @Override
  public CompletionStage<Void> delAll(LocalSocket socket) {
    rooms.leave(socket, socket.roomSet());
    return DONE;
  }

  @Override
  public void broadcast(Packet packet, BroadcastOptions options) {
    List<EngineMessage> messages = host.encode(packet, options.compress());
    forEach(options, socket -> socket.deliver(packet, messages, options.isVolatile()));
  }

  @Override
  public void send(LocalSocket socket, Packet packet, boolean compress) {
    socket.deliver(packet, host.encode(packet, compress), false);
  }

  @Override
  public CompletionStage<BroadcastReplies> broadcastWithAck(
      Packet packet, BroadcastOptions options, Duration timeout) {
    Packet request = packet.withId(host.nextAckId());
    List<EngineMessage> messages = host.encode(request, options.compress());
    Set<LocalSocket> receivers = connected(options);
    AckCollector collector = new AckCollector(request.id(), receivers);
    collector.start(host.scheduler(), timeout);
    receivers.forEach(socket -> socket.deliver(request, messages, options.isVolatile()));
    return collector.replies();
  }

  @Override
  public CompletionStage<List<SocketDetails>> fetchSockets(BroadcastOptions options) {
    return CompletableFuture.completedFuture(
        connected(options).stream().map(LocalSocket::details).toList());
  }

  @Override
  public void serverSideEmit(Packet event) {
    LOG.log(System.Logger.Level.DEBUG, "there is no other server to tell of {0}", event.event());
  }

  @Override
  public CompletionStage<ServerReplies> serverSideEmitWithAck(Packet event, Duration timeout) {
    serverSideEmit(event);
    return CompletableFuture.completedFuture(ServerReplies.NONE);
  }

  @Override
  public void addSockets(BroadcastOptions options, Set<String> names) {
    forEach(options, socket -> addAll(socket, names));
  }

  @Override
  public void delSockets(BroadcastOptions options, Set<String> names) {
    forEach(options, socket -> rooms.leave(socket, names));
  }

  @Override
  public void disconnectSockets(BroadcastOptions options, boolean close) {
    forEach(options, socket -> socket.disconnect(close));
  }

  @Override
  public CompletionStage<Integer> serverCount() {
    return CompletableFuture.completedFuture(1);
  }

  @Override
  public Set<String> rooms() {
    return rooms.names();
  }

  @Override
  public Collection<? extends LocalSocket> sockets(String room) {
    return Collections.unmodifiableCollection(rooms.members(room));
  }

  @Override
  public void close() {
    rooms.clear();
  }

  /** Visits each selected socket once. */
  final void forEach(BroadcastOptions options, Consumer<LocalSocket> action) {
    if (options.rooms().isEmpty()) {
      host.sockets().forEach(socket -> visit(socket, options.except(), action));
      return;
    }
    Set<String> visited = options.rooms().size() == 1 ? Set.of() : new HashSet<>();
    for (String room : options.rooms()) {
      for (LocalSocket socket : rooms.members(room)) {
        if (isInNone(socket, visited)) {
          visit(socket, options.except(), action);
        }
      }
      if (options.rooms().size() > 1) {
        visited.add(room);
      }
    }
  }

  /** The selected sockets without those that entered rooms before they were connected. */
  private Set<LocalSocket> connected(BroadcastOptions options) {
    Set<LocalSocket> found = new HashSet<>();
    forEach(options, found::add);
    found.removeIf(socket -> host.socket(socket.id()).isEmpty());
    return found;
  }

  private static void visit(LocalSocket socket, Set<String> except, Consumer<LocalSocket> action) {
    if (isInNone(socket, except)) {
      action.accept(socket);
    }
  }

  private static boolean isInNone(LocalSocket socket, Set<String> names) {
    for (String room : names) {
      if (socket.roomSet().contains(room)) {
        return false;
      }
    }
    return true;
  }
}
