// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

/** How many things of a kind the heap of this virtual machine has room for, beside all others. */
public final class HeapShare {
  private static final int LEAST = 1_000;

  private HeapShare() {}

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
