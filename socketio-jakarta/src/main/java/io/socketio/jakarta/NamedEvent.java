// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/**
 * An event with its arguments and its acknowledgement, emitted by a client or by another node.
 * Immutable but for its acknowledgement; thread-safe.
 *
 * <p>Handlers run on the server's executor. The events of one socket are handled in arrival order,
 * one at a time, and so are those of the other nodes in one namespace; a handler that blocks delays
 * only what comes after it there. An exception of a socket's handler is told to the {@link
 * Namespace#onError error handlers} of its namespace and has no other effect.
 *
 * @see SocketEvent
 */
public interface NamedEvent {
  /**
   * The event name.
   *
   * @return the name, never null
   */
  String name();

  /**
   * The arguments.
   *
   * @return the arguments without the event name and the acknowledgement
   */
  EventArgs args();

  /**
   * The answer to the emitter; see {@link Ack#requested()}.
   *
   * @return the acknowledgement, never null
   */
  Ack ack();
}
