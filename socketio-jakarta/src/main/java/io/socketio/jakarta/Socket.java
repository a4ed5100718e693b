// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.engine.EngineSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client in one namespace: the reference server's server-side Socket.
 *
 * <p>Thread-safe; no method blocks. Events of one socket are handled in arrival order and never two
 * at once; handlers of different sockets run in parallel. Emitting to a socket that has gone drops
 * the event silently. Packets of one thread leave in the order of its calls.
 */
public interface Socket {
  /**
   * The socket id: 20 characters, different in each namespace, and never the secret id of the
   * engine's session.
   *
   * <p>Clients of Socket.IO 1 and 2 make up the id themselves, from that very secret: it is {@link
   * EngineSocket#id()} in the main namespace, and {@code /name#} and that in others. Do not show it
   * to other clients.
   *
   * @return the id that the client knows
   */
  String id();

  /**
   * The namespace.
   *
   * @return the namespace that the client joined or asks to join
   */
  Namespace namespace();

  /**
   * What was known of the client when it joined.
   *
   * @return the handshake
   */
  Handshake handshake();

  /**
   * Runs tasks as handlers of this socket are run: on the executor of the server, with the class
   * loader and the component context (JNDI) of the application, and with the identity that the
   * client had at its handshake. For continuations of stages that complete on other threads. Tasks
   * run in no order, and while handlers run.
   *
   * @return refuses no task, and runs it on the calling thread once the server is closed
   */
  Executor executor();

  /**
   * The connection that carries this socket, perhaps together with sockets of other namespaces.
   *
   * @return the engine's socket
   */
  EngineSocket connection();

  /**
   * Tells whether the socket is a member of its namespace.
   *
   * @return false during connect middleware, and from the disconnect on
   */
  boolean connected();

  /**
   * Tells whether the socket goes on with the session of one that lost its connection: same id,
   * rooms and data, and its client gets the events that it missed.
   *
   * @return false without {@link SocketIoOptions#connectionStateRecovery()}
   */
  boolean recovered();

  /**
   * The Engine.IO protocol revision of the client.
   *
   * @return 4, or 3 for clients of Socket.IO 1 and 2
   */
  int protocolVersion();

  /**
   * The transport that the connection uses now.
   *
   * @return {@code polling} or {@code websocket}
   */
  String transport();

  /**
   * Application data, also visible in {@link RemoteSocket#data()}.
   *
   * @return a live map; null values are not allowed
   */
  ConcurrentMap<String, Object> data();

  /**
   * Emits an event to this client. During connect middleware it leaves before the CONNECT answer.
   *
   * @param event the event name, none of those that Socket.IO reserves
   * @param args anything that JSON-B can write; {@code byte[]} and {@link java.nio.ByteBuffer} at
   *     any depth travel as binary; a single {@link EventArgs} is spread; no array at all, as in
   *     {@code emit("x", null)}, is one null
   * @throws IllegalArgumentException if the name is reserved
   * @throws io.socketio.jakarta.parser.PayloadException if an argument cannot be written
   */
  void emit(String event, Object... args);

  /**
   * Emits an event and waits for its acknowledgement, without limit unless {@link #timeout} is
   * used.
   *
   * @param event the event name, none of those that Socket.IO reserves
   * @param args as for {@link #emit}
   * @return the arguments of the acknowledgement, completed on the server's executor; fails with
   *     {@link SocketClosedException} when the socket disconnects first, with {@link
   *     AckTimeoutException} when the time is over
   */
  CompletionStage<EventArgs> emitWithAck(String event, Object... args);

  /**
   * Sets how long the next {@link Emit#emitWithAck} waits.
   *
   * @param duration positive
   * @return flags for one event
   */
  Emit timeout(Duration duration);

  /**
   * Makes the next event volatile: it is dropped if the connection is not writable at the moment.
   *
   * @return flags for one event
   */
  Emit asVolatile();

  /**
   * Sets whether the transport may compress the next event.
   *
   * @param on true by default
   * @return flags for one event
   */
  Emit compress(boolean on);

  /**
   * Selects all sockets of the namespace but this one.
   *
   * @return the selection
   */
  Broadcast broadcast();

  /**
   * Selects the members of rooms but this socket.
   *
   * @param rooms names of rooms
   * @return the selection
   */
  Broadcast to(String... rooms);

  /**
   * The same as {@link #to}, for selections that are not sent to.
   *
   * @param rooms names of rooms
   * @return the selection
   */
  default Broadcast in(String... rooms) {
    return to(rooms);
  }

  /**
   * Selects all sockets of the namespace but this one and the members of rooms.
   *
   * @param rooms names of rooms
   * @return the selection
   */
  Broadcast except(String... rooms);

  /**
   * Puts this socket into rooms. Does nothing after the disconnect.
   *
   * @param rooms names of rooms
   * @return completed when other nodes can reach it there; already completed with the in-memory
   *     adapter
   */
  CompletionStage<Void> join(String... rooms);

  /**
   * Takes this socket out of rooms.
   *
   * @param rooms names of rooms
   * @return completed when it is done
   */
  CompletionStage<Void> leave(String... rooms);

  /**
   * The rooms this socket is in, its own (named by its id) included.
   *
   * @return an unmodifiable snapshot; complete during {@code disconnecting}, empty during {@code
   *     disconnect}
   */
  Set<String> rooms();

  /**
   * Handles an event of this socket. Several handlers of one event are called in the order of
   * registration.
   *
   * @param event the event name, none of those that Socket.IO reserves
   * @param handler called as {@link SocketEvent} describes
   * @return removes the handler
   * @throws IllegalArgumentException if the name is reserved; says which method to use
   */
  Registration on(String event, Consumer<SocketEvent> handler);

  /**
   * Handles an event whose arguments are decoded.
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
   * Handles an event whose arguments are decoded to a generic type.
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
   * Handles the next event of a name, and none after it.
   *
   * @param event the event name
   * @param handler called as {@link SocketEvent} describes
   * @return removes the handler before that
   * @throws IllegalArgumentException if the name is reserved; says which method to use
   */
  Registration once(String event, Consumer<SocketEvent> handler);

  /**
   * Handles the next event of a name, and none after it, though its arguments may not fit.
   *
   * @param event the event name
   * @param type as for {@link #on(String, Class, BiConsumer)}
   * @param handler as for {@link #on(String, Class, BiConsumer)}
   * @param <T> what the handler receives
   * @return removes the handler before that
   * @throws IllegalArgumentException as for {@link #on(String, Class, BiConsumer)}
   */
  <T> Registration once(String event, Class<T> type, BiConsumer<T, SocketEvent> handler);

  /**
   * Handles the next event of a name, and none after it, though its arguments may not fit.
   *
   * @param event the event name
   * @param type as for {@link #on(String, Class, BiConsumer)}
   * @param handler as for {@link #on(String, Class, BiConsumer)}
   * @param <T> what the handler receives
   * @return removes the handler before that
   * @throws IllegalArgumentException as for {@link #on(String, Class, BiConsumer)}
   */
  <T> Registration once(String event, GenericType<T> type, BiConsumer<T, SocketEvent> handler);

  /**
   * Handles an event and acknowledges it with what the handler returns; see {@link
   * Ack.Arguments#returned}. A stage acknowledges when it completes. A failure does not
   * acknowledge, and is told to the {@link Namespace#onError error handlers}.
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
   * Handles an event whose arguments are decoded, and acknowledges it with what the handler
   * returns; see {@link #onWithAck(String, Function)}.
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
   * Handles an event whose arguments are decoded to a generic type, and acknowledges it with what
   * the handler returns; see {@link #onWithAck(String, Function)}.
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
   * Adds a middleware that decides on each event of this socket.
   *
   * @param middleware asked in the order of registration, after the listeners for any event
   * @return removes the middleware
   */
  Registration use(EventMiddleware middleware);

  /**
   * Is told of every event of this socket, before middlewares and the handlers of its name.
   *
   * @param listener called like a handler
   * @return removes the listener
   */
  Registration onAny(Consumer<SocketEvent> listener);

  /**
   * As {@link #onAny}, but called before the listeners that are there.
   *
   * @param listener called like a handler
   * @return removes the listener
   */
  Registration prependAny(Consumer<SocketEvent> listener);

  /**
   * Is told of every event emitted to this socket, broadcasts included, on the emitting thread.
   *
   * @param listener must not block
   * @return removes the listener
   */
  Registration onAnyOutgoing(Consumer<SocketEvent> listener);

  /**
   * As {@link #onAnyOutgoing}, but called before the listeners that are there.
   *
   * @param listener must not block
   * @return removes the listener
   */
  Registration prependAnyOutgoing(Consumer<SocketEvent> listener);

  /**
   * Is called when the socket is about to leave its rooms, after the events that arrived before.
   *
   * @param handler receives the reason
   * @return removes the handler
   */
  Registration onDisconnecting(Consumer<DisconnectReason> handler);

  /**
   * Is called once, after the socket has left its rooms, after the events that arrived before.
   *
   * @param handler receives the reason
   * @return removes the handler
   */
  Registration onDisconnect(Consumer<DisconnectReason> handler);

  /**
   * Disconnects this socket from its namespace; the connection stays open for others. The client
   * gets {@code io server disconnect} and does not reconnect by itself. Events of it that are not
   * handled yet are dropped.
   *
   * <p>Does nothing if the socket is not {@link #connected()}: a candidate of connect middleware is
   * turned away by {@link Outcome#refuse} alone.
   */
  void disconnect();

  /**
   * Disconnects this socket. Does nothing if it is not {@link #connected()}; {@link #connection()}
   * can be closed at any time.
   *
   * @param closeConnection true: all sockets of the connection are disconnected and it is closed
   */
  void disconnect(boolean closeConnection);
}
