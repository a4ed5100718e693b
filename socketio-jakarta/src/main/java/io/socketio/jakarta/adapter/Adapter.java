// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.Packet;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps the rooms of one namespace and delivers packets to their members. {@link InMemoryAdapter}
 * is the default; adapters for several nodes extend it with the way to the others.
 *
 * <p>Thread-safe. No method blocks; what needs the network completes a stage later. A stage
 * completes exceptionally only if the other nodes cannot be reached; the sockets of this node are
 * served all the same.
 */
public interface Adapter extends AutoCloseable {
  /**
   * Begins: called once, when the namespace is whole and before anybody can reach it. From now on
   * events of other nodes may be handed to the {@link AdapterHost}. What it throws keeps the
   * namespace from coming into being, and the adapter is closed. Does nothing by default.
   *
   * <p>Like {@link AdapterFactory#create}, it cannot ask the server for the namespace that is being
   * created, nor for one that another thread is creating: {@code SocketIoServer.of} throws {@link
   * IllegalStateException} then. It may create others.
   */
  default void start() {}

  /**
   * Puts a socket of this node into rooms; those it is in already are skipped.
   *
   * @param socket the socket
   * @param rooms the rooms
   * @return completed when members of the rooms elsewhere can reach the socket
   */
  CompletionStage<Void> addAll(LocalSocket socket, Set<String> rooms);

  /**
   * Takes a socket of this node out of a room.
   *
   * @param socket the socket
   * @param room the room
   * @return completed when it is done
   */
  CompletionStage<Void> del(LocalSocket socket, String room);

  /**
   * Takes a socket of this node out of all its rooms.
   *
   * @param socket the socket
   * @return completed when it is done
   */
  CompletionStage<Void> delAll(LocalSocket socket);

  /**
   * Sends a packet to the matching sockets, encoded once, each at most once.
   *
   * @param packet an event
   * @param options the receivers
   */
  void broadcast(Packet packet, BroadcastOptions options);

  /**
   * Sends an event to the matching sockets and collects their acknowledgements.
   *
   * @param packet an event without id; the adapter draws one
   * @param options the receivers
   * @param timeout how long to wait
   * @return completed normally when all have answered or the time is over
   */
  CompletionStage<BroadcastReplies> broadcastWithAck(
      Packet packet, BroadcastOptions options, Duration timeout);

  /**
   * Describes the matching sockets.
   *
   * @param options the sockets
   * @return snapshots, of all nodes unless {@link BroadcastOptions#local()}
   */
  CompletionStage<List<SocketDetails>> fetchSockets(BroadcastOptions options);

  /**
   * Puts the matching sockets into rooms.
   *
   * @param options the sockets
   * @param rooms the rooms
   */
  void addSockets(BroadcastOptions options, Set<String> rooms);

  /**
   * Takes the matching sockets out of rooms.
   *
   * @param options the sockets
   * @param rooms the rooms
   */
  void delSockets(BroadcastOptions options, Set<String> rooms);

  /**
   * Disconnects the matching sockets.
   *
   * @param options the sockets
   * @param close whether to close their connections too
   */
  void disconnectSockets(BroadcastOptions options, boolean close);

  /**
   * Sends an event to the namespace of this name on all other nodes, which hand it to {@link
   * AdapterHost#serverSideEvent}. Never delivered on this node.
   *
   * @param event an event without id
   */
  void serverSideEmit(Packet event);

  /**
   * Sends an event to the namespace of this name on all other nodes, which hand it to {@link
   * AdapterHost#serverSideRequest}, and collects their answers.
   *
   * @param event an event without id
   * @param timeout how long to wait
   * @return completed normally when all have answered or the time is over; at once without others
   */
  CompletionStage<ServerReplies> serverSideEmitWithAck(Packet event, Duration timeout);

  /**
   * Sends an event to one socket of this node, where sessions are recovered: called instead of
   * {@link LocalSocket#deliver} so that the event can be found again.
   *
   * @param socket the socket
   * @param packet an event without id
   * @param compress whether transports may compress it
   */
  void send(LocalSocket socket, Packet packet, boolean compress);

  /**
   * Describes the session of a socket that is about to leave its rooms.
   *
   * @param socket a socket of this node
   * @return the session; empty if this adapter recovers none, which is the default
   */
  default Optional<Session> session(LocalSocket socket) {
    return Optional.empty();
  }

  /**
   * Stores a session until it is restored or too old.
   *
   * @param key the secret that its client will give
   * @param session one of this adapter's sessions
   */
  default void persistSession(String key, Session session) {}

  /**
   * Finds a stored session and forgets it, so that nobody else restores it too.
   *
   * @param key the secret that the client gives
   * @param offset the last event that it has received; empty: none
   * @return the session; empty if it is not known, is too old, or has missed an event that is not
   *     known any more
   */
  default CompletionStage<Optional<Session>> restoreSession(String key, Optional<String> offset) {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  /**
   * Puts a socket into the rooms of a restored session. Every event for these rooms is either among
   * what was missed, or is queued for the socket after {@code connected} has been run.
   *
   * @param socket the socket, which drops what it gets until then
   * @param session a session that {@link #restoreSession} returned
   * @param connected run once, perhaps under a lock of the adapter
   * @return the events that were missed, in order; fails if one of them is not known any more
   */
  default CompletionStage<List<List<EngineMessage>>> resume(
      LocalSocket socket, Session session, Runnable connected) {
    return addAll(socket, session.rooms())
        .thenApply(
            joined -> {
              connected.run();
              return List.of();
            });
  }

  /**
   * Counts the nodes of the cluster.
   *
   * @return 1 or more
   */
  CompletionStage<Integer> serverCount();

  /**
   * The rooms of this node; the room that each socket has for itself is among them.
   *
   * @return a snapshot
   */
  Set<String> rooms();

  /**
   * The sockets of this node in a room, also those that entered it while connect middleware still
   * decides on them.
   *
   * @param room the room, perhaps one that a socket has for itself
   * @return an unmodifiable live view or a snapshot; empty if there is no such room
   */
  Collection<? extends LocalSocket> sockets(String room);

  /** Releases what the adapter holds; it is not used afterwards. */
  @Override
  void close();
}
