// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

/**
 * A message above the limit, with which the reading of a session ends. Its end needs a moment, in
 * which the container goes on; compressed, what it reads then may be a thousand times what came.
 */
final class Excess {
  private final long maxBytes;
  private final Runnable tooLarge;
  private final Runnable endless;
  private boolean begun;
  private long ignored;

  /**
   * Makes it for a session that has sent none yet.
   *
   * @param maxBytes how much more may be read and ignored
   * @param tooLarge ends the session
   * @param endless is called with each part beyond that, and may throw
   */
  Excess(long maxBytes, Runnable tooLarge, Runnable endless) {
    this.maxBytes = maxBytes;
    this.tooLarge = tooLarge;
    this.endless = endless;
  }

  /** A message is above the limit. */
  void begin() {
    begun = true;
    tooLarge.run();
  }

  /** Tells whether a part comes too late. */
  boolean ignores(int bytes) {
    if (!begun) {
      return false;
    }
    ignored += bytes;
    if (ignored > maxBytes) {
      endless.run();
    }
    return true;
  }
}
