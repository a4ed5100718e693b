// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/**
 * An event that another node emitted with {@link Namespace#serverSideEmit}. Immutable but for its
 * acknowledgement; thread-safe.
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
   * The answer to the other node; see {@link Ack#requested()}.
   *
   * @return the acknowledgement, never null
   */
  Ack ack();
}
