// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import java.util.Map;
import java.util.Set;

/**
 * What a socket that lost its connection leaves to its successor. Made by an {@link Adapter}, which
 * knows more of its own sessions than this.
 */
public interface Session {
  /**
   * The socket id, which the successor takes over.
   *
   * @return the id that the client knows
   */
  String id();

  /**
   * The rooms that the socket was in, its own included.
   *
   * @return an unmodifiable set
   */
  Set<String> rooms();

  /**
   * The socket's application data.
   *
   * @return an unmodifiable map
   */
  Map<String, Object> data();
}
