// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import java.time.Instant;

/** What a client is answered that sends something to its room. */
public sealed interface Reply {
  /**
   * It has gone out.
   *
   * @param at when the server received it
   */
  record Receipt(Instant at) implements Reply {}

  /**
   * It has not gone out.
   *
   * @param error why, in words for the user
   */
  record Refusal(String error) implements Reply {}
}
