// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

/** What the heap of this virtual machine has room for, beside everything else. */
public final class HeapShare {
  private static final int LEAST = 1_000;

  private HeapShare() {}

  /**
   * A quarter of the largest heap.
   *
   * @return bytes
   */
  public static long quarter() {
    return Runtime.getRuntime().maxMemory() / 4;
  }

  /**
   * Counts the things of a size that fill the largest heap.
   *
   * @param bytes the size of one, with everything that its owner may make it hold
   * @return at least 1,000
   */
  public static int of(int bytes) {
    return (int)
        Math.max(LEAST, Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / bytes));
  }
}
