// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/**
 * An event that another node of the cluster has emitted with {@link Namespace#serverSideEmit}.
 * Immutable but for its acknowledgement; thread-safe.
 *
 * <p>Handlers run on the server's executor. The events of the other nodes in one namespace are
 * handled in arrival order, one at a time. An exception of a handler is logged and has no other
 * effect.
 */
public interface ServerSideEvent {
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
   * The answer to the other node, which {@link Namespace#serverSideEmitWithAck} waits for; see
   * {@link Ack#requested()}.
   *
   * @return the acknowledgement, never null
   */
  Ack ack();
}
