// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the receivers of {@link Broadcast#emitWithAck} answered. Immutable. */
public interface AckReplies {
  /**
   * The number of answers.
   *
   * @return 0 or more
   */
  int size();

  /**
   * All answers.
   *
   * @return the arguments of each answer, by socket id
   */
  Map<String, EventArgs> bySocket();

  /**
   * The answer of one socket.
   *
   * @param socketId its id
   * @return empty if it did not answer in time
   */
  Optional<EventArgs> of(String socketId);

  /**
   * The sockets that did not answer in time.
   *
   * @return their ids, as far as this node knows them; empty: everybody answered
   */
  Set<String> missing();
}
