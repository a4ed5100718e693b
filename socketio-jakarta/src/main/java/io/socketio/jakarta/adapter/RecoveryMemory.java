// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

/**
 * What the namespaces of one server keep together of clients that might come back.
 *
 * @param events the bytes of events
 * @param sessions the number of sessions
 */
record RecoveryMemory(SharedLimit events, SharedLimit sessions) {
  /** Clients that come and go at will must not fill the memory. */
  private static final int MOST_SESSIONS = 100_000;

  static RecoveryMemory of(long maxStoredBytes) {
    return new RecoveryMemory(new SharedLimit(maxStoredBytes), new SharedLimit(MOST_SESSIONS));
  }
}
