// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one CONNECT holds of its connection's {@code maxAuthBytes}, and its socket after it, until
 * nobody can ask for the auth any more. Thread-safe.
 */
final class Claim {
  private static final String TOO_MUCH_AUTH = "Too much auth data";

  /** Of what takes nothing. */
  static final Claim NONE = new Claim(new Budget(0), 0);

  private final Budget budget;
  private final long bytes;

  // Guarded by this.
  private long held;
  private @Nullable String refusal;

  /**
   * Makes a claim that holds nothing yet.
   *
   * @param bytes the size of the auth as it is kept
   */
  Claim(Budget budget, long bytes) {
    this.budget = budget;
    this.bytes = bytes;
  }

  /** Takes the bytes, once. False: there are not as many left, and the CONNECT is refused. */
  synchronized boolean take() {
    if (budget.take(bytes)) {
      held = bytes;
      return true;
    }
    refusal = TOO_MUCH_AUTH;
    return false;
  }

  /** Why it could take nothing. */
  synchronized Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Gives back what it holds. Idempotent. */
  synchronized void release() {
    budget.give(held);
    held = 0;
  }
}
