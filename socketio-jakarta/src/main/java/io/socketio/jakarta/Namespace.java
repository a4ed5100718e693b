// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.adapter.RoomListener;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A namespace: the clients that joined it, its rooms, its handlers. As a {@link Broadcast} it
 * selects all its sockets.
 *
 * <p>Thread-safe. Handlers registered here serve every socket of the namespace; they are called
 * after those that a socket has for itself.
 */
public interface Namespace extends Broadcast {
  /**
   * The name.
   *
   * @return {@code /} for the main namespace
   */
  String name();

  /**
   * The server.
   *
   * @return the server that the namespace belongs to
   */
  SocketIoServer server();

  /**
   * Adds a middleware that decides on clients that want to join.
   *
   * @param middleware asked in the order of registration
   * @return removes the middleware
   */
  Registration use(ConnectMiddleware middleware);

  /**
   * Is called for each socket that joined, after the client was told and before any event of it is
   * handled.
   *
   * @param handler receives the socket, on the server's executor
   * @return removes the handler
   */
  Registration onConnection(Consumer<Socket> handler);

  /**
   * Handles an event of every socket.
   *
   * @param event the event name, none of {@code connect}, {@code connection}, {@code
   *     connect_error}, {@code disconnect}, {@code disconnecting}, {@code new_namespace}, {@code
   *     newListener}, {@code removeListener}
   * @param handler called as {@link SocketEvent} describes
   * @return removes the handler
   * @throws IllegalArgumentException if the name is reserved; says which method to use
   */
  Registration on(String event, Consumer<SocketEvent> handler);

  /**
   * Handles an event of every socket whose arguments are decoded.
   *
   * @param event the event name, as above
   * @param type the type of the first argument, or whatever {@link ArgsReader} makes of all
   * @param handler called as {@link SocketEvent} describes; not called for arguments that do not
   *     fit
   * @param <T> what the handler receives
   * @return removes the handler
   * @throws IllegalArgumentException if the name is reserved, or if no arguments can ever be read
   *     as the type: JSON-B needs a public class
   */
  <T> Registration on(String event, Class<T> type, BiConsumer<T, SocketEvent> handler);

  /**
   * Handles an event of every socket whose arguments are decoded to a generic type.
   *
   * @param event the event name
   * @param type as for {@link #on(String, Class, BiConsumer)}
   * @param handler as for {@link #on(String, Class, BiConsumer)}
   * @param <T> what the handler receives
   * @return removes the handler
   * @throws IllegalArgumentException as for {@link #on(String, Class, BiConsumer)}
   */
  <T> Registration on(String event, GenericType<T> type, BiConsumer<T, SocketEvent> handler);

  /**
   * Handles an event of every socket and acknowledges it with what the handler returns; see {@link
   * Ack.Arguments#returned}. A stage acknowledges when it completes. A failure does not
   * acknowledge, and is told to the {@link #onError error handlers}.
   *
   * @param event the event name
   * @param handler called as {@link SocketEvent} describes
   * @param <R> what the handler returns, perhaps a stage; null acknowledges without arguments
   * @return removes the handler
   * @throws IllegalArgumentException as for {@link #on(String, Class, BiConsumer)}
   */
  <R extends @Nullable Object> Registration onWithAck(
      String event, Function<SocketEvent, R> handler);

  /**
   * Handles an event of every socket whose arguments are decoded, and acknowledges it with what the
   * handler returns; see {@link #onWithAck(String, Function)}.
   *
   * @param event the event name
   * @param type as for {@link #on(String, Class, BiConsumer)}
   * @param handler as for {@link #on(String, Class, BiConsumer)}
   * @param <T> what the handler receives
   * @param <R> what the handler returns, perhaps a stage; null acknowledges without arguments
   * @return removes the handler
   * @throws IllegalArgumentException as for {@link #on(String, Class, BiConsumer)}
   */
  <T, R extends @Nullable Object> Registration onWithAck(
      String event, Class<T> type, BiFunction<T, SocketEvent, R> handler);

  /**
   * Handles an event of every socket whose arguments are decoded to a generic type, and
   * acknowledges it with what the handler returns; see {@link #onWithAck(String, Function)}.
   *
   * @param event the event name
   * @param type as for {@link #on(String, Class, BiConsumer)}
   * @param handler as for {@link #on(String, Class, BiConsumer)}
   * @param <T> what the handler receives
   * @param <R> what the handler returns, perhaps a stage; null acknowledges without arguments
   * @return removes the handler
   * @throws IllegalArgumentException as for {@link #on(String, Class, BiConsumer)}
   */
  <T, R extends @Nullable Object> Registration onWithAck(
      String event, GenericType<T> type, BiFunction<T, SocketEvent, R> handler);

  /**
   * Is told of every event of every socket, before middlewares and the handlers of its name.
   *
   * @param listener called like a handler
   * @return removes the listener
   */
  Registration onAny(Consumer<SocketEvent> listener);

  /**
   * Handles every event that the middlewares let pass, after the handlers of its name: for
   * frameworks that choose the handler themselves.
   *
   * @param handler called as {@link SocketEvent} describes
   * @return removes the handler
   */
  Registration onEvent(Consumer<SocketEvent> handler);

  /**
   * Is called when a socket is about to leave its rooms.
   *
   * @param handler receives the socket and the reason
   * @return removes the handler
   */
  Registration onDisconnecting(BiConsumer<Socket, DisconnectReason> handler);

  /**
   * Is called when a socket has left.
   *
   * @param handler receives the socket and the reason
   * @return removes the handler
   */
  Registration onDisconnect(BiConsumer<Socket, DisconnectReason> handler);

  /**
   * Is told of what handlers throw, exceptions and errors of every kind. Without any such handler
   * it is logged: arguments of a client that do not fit and refused events at DEBUG, everything
   * else at ERROR. What such a handler throws is logged at ERROR.
   *
   * @param handler receives the failure, on the server's executor
   * @return removes the handler
   */
  Registration onError(Consumer<SocketError> handler);

  /**
   * Is told how the rooms of this node change.
   *
   * @param listener called as {@link RoomListener} describes
   * @return removes the listener
   */
  Registration onRooms(RoomListener listener);

  /**
   * Handles an event that another node emits with {@link #serverSideEmit}: {@code io.on(event, fn)}
   * of the reference server.
   *
   * @param event the event name, as for {@link #serverSideEmit}
   * @param handler called on the server's executor, for one event at a time in the order of arrival
   * @return removes the handler
   */
  Registration onServerSide(String event, Consumer<ServerSideEvent> handler);

  /**
   * Emits an event to this namespace on all other nodes of the cluster, where {@link #onServerSide}
   * handles it. Nothing is sent to clients, and nothing at all with {@link
   * io.socketio.jakarta.adapter.InMemoryAdapter}, which knows no other nodes.
   *
   * @param event the event name; {@code connect}, {@code connection} and {@code new_namespace} are
   *     refused with {@link IllegalArgumentException}
   * @param args as for {@link #emit}
   */
  void serverSideEmit(String event, Object... args);

  /**
   * Emits an event to this namespace on all other nodes, and collects what they answer.
   *
   * @param event the event name, as for {@link #serverSideEmit}
   * @param args as for {@link #emit}
   * @return the answers of the other nodes, in no order; empty at once if there are none; fails
   *     with {@link AckTimeoutException} if one does not answer within 5 s. Completed on the
   *     server's executor
   */
  CompletionStage<List<EventArgs>> serverSideEmitWithAck(String event, Object... args);

  /**
   * The connected sockets of this node.
   *
   * @return an unmodifiable live view
   */
  Collection<Socket> sockets();

  /**
   * The connected sockets of this node in a room; how many there are is its size. {@code
   * in(room).fetchSockets()} finds those of all nodes.
   *
   * @param room the name of a room
   * @return an unmodifiable snapshot; empty if there is no such room
   */
  Collection<Socket> sockets(String room);

  /**
   * Finds a connected socket of this node.
   *
   * @param id a socket id
   * @return the socket, if it is connected here
   */
  Optional<Socket> socket(String id);

  /**
   * The rooms that have members on this node, the room of each socket included.
   *
   * @return a snapshot
   */
  Set<String> rooms();
}
