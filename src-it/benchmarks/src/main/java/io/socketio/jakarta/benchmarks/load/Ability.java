// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

/** What not every server can do. */
enum Ability {
  /** Long polling. */
  POLLING,
  /** Serving the others while some clients do not read. */
  SLOW_READERS,
  /** Attachments as the current protocol has them. */
  BINARY,
  /** CDI observers as handlers. */
  OBSERVERS
}
