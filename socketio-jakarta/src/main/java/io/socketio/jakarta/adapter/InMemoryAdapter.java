// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.Packet;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * The adapter of a single node: rooms in memory, delivery on the calling thread.
 *
 * <p>The room that each socket has for itself is not stored: looking up a room that bears a
 * socket's id finds the socket. So a client that joins nothing costs no room.
 */
public class InMemoryAdapter implements Adapter {
  private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

  private final AdapterHost host;
  private final ConcurrentMap<String, Set<LocalSocket>> rooms = new ConcurrentHashMap<>();

  /**
   * Makes the adapter of one namespace.
   *
   * @param host the namespace
   */
  public InMemoryAdapter(AdapterHost host) {
    this.host = host;
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
    for (String room : names) {
      if (socket.roomSet().add(room) && !room.equals(socket.id())) {
        rooms.compute(
            room,
            (key, members) -> {
              Set<LocalSocket> set = members == null ? ConcurrentHashMap.newKeySet(4) : members;
              set.add(socket);
              return set;
            });
      }
    }
    return DONE;
  }

  @Override
  public CompletionStage<Void> del(LocalSocket socket, String room) {
    if (socket.roomSet().remove(room) && !room.equals(socket.id())) {
      rooms.computeIfPresent(
          room,
          (key, members) -> {
            members.remove(socket);
            return members.isEmpty() ? null : members;
          });
    }
    return DONE;
  }

  @Override
  public CompletionStage<Void> delAll(LocalSocket socket) {
    socket.roomSet().forEach(room -> del(socket, room));
    return DONE;
  }

  @Override
  public void broadcast(Packet packet, BroadcastOptions options) {
    List<EngineMessage> messages = host.encode(packet, options.compress());
    forEach(options, socket -> socket.deliver(packet, messages, options.isVolatile()));
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
  public void addSockets(BroadcastOptions options, Set<String> names) {
    forEach(options, socket -> addAll(socket, names));
  }

  @Override
  public void delSockets(BroadcastOptions options, Set<String> names) {
    forEach(options, socket -> names.forEach(room -> del(socket, room)));
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
    Set<String> all = new HashSet<>(rooms.keySet());
    host.sockets().forEach(socket -> all.addAll(socket.roomSet()));
    return all;
  }

  @Override
  public void close() {
    rooms.clear();
  }

  /** Visits each selected socket once. */
  private void forEach(BroadcastOptions options, Consumer<LocalSocket> action) {
    if (options.rooms().isEmpty()) {
      host.sockets().forEach(socket -> visit(socket, options.except(), action));
      return;
    }
    Set<String> visited = options.rooms().size() == 1 ? Set.of() : new HashSet<>();
    for (String room : options.rooms()) {
      for (LocalSocket socket : members(room)) {
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

  private Collection<? extends LocalSocket> members(String room) {
    Set<LocalSocket> members = rooms.get(room);
    var owner = host.socket(room).filter(socket -> socket.roomSet().contains(room));
    if (members == null) {
      return owner.isPresent() ? List.of(owner.get()) : List.of();
    }
    if (owner.isEmpty()) {
      return members;
    }
    Set<LocalSocket> both = new HashSet<>(members);
    both.add(owner.get());
    return both;
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
