// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.util.function.Supplier;

/**
 * Repeats what a slow machine may spoil, and only that: a session of the fixtures gets a ping after
 * 300 ms and has to answer it within 200 ms. A server that is wrong spoils every attempt.
 */
public final class Attempts {
  private static final int MAX = 10;

  private Attempts() {}

  /** Asserts that one of several attempts succeeds. */
  public static void assertOneSucceeds(Runnable attempt) {
    oneThatSucceeds(
        () -> {
          attempt.run();
          return attempt;
        });
  }

  /** What the first of several attempts returns that succeeds. */
  public static <T> T oneThatSucceeds(Supplier<T> attempt) {
    AssertionError last = null;
    for (int i = 0; i < MAX; i++) {
      try {
        return attempt.get();
      } catch (AssertionError e) {
        last = e;
      }
    }
    throw last;
  }
}
