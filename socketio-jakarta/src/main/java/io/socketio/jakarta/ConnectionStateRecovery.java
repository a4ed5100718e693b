// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.time.Duration;

/**
 * Connection state recovery: {@code connectionStateRecovery} of the reference server. A client that
 * lost its connection and comes back in time is given its socket id, rooms and data again, and the
 * events that it missed.
 *
 * @param maxDisconnectionDuration how long sessions and events are kept; 2 minutes by default
 * @param skipMiddlewares whether connect middleware is not asked again; true by default
 * @param maxStoredBytes how many bytes of events are kept for all namespaces at most; those that
 *     keep more than the same share as others drop their oldest; 16 MiB by default. A session that
 *     would need a dropped event is not recovered. The reference server has no such limit
 */
public record ConnectionStateRecovery(
    Duration maxDisconnectionDuration, boolean skipMiddlewares, long maxStoredBytes) {

  /** Two minutes, without middleware. */
  public static final ConnectionStateRecovery DEFAULT =
      new ConnectionStateRecovery(Duration.ofMinutes(2), true, 16L << 20);

  /**
   * Checks the limits.
   *
   * @param maxDisconnectionDuration positive
   * @param skipMiddlewares whether connect middleware is not asked again
   * @param maxStoredBytes positive
   * @throws IllegalArgumentException if a limit is not positive
   */
  public ConnectionStateRecovery {
    if (maxDisconnectionDuration.isNegative() || maxDisconnectionDuration.isZero()) {
      throw new IllegalArgumentException("maxDisconnectionDuration must be positive");
    }
    if (maxStoredBytes < 1) {
      throw new IllegalArgumentException("maxStoredBytes must be positive");
    }
  }

  /**
   * Sets how long sessions and events are kept.
   *
   * @param duration positive
   * @return the same with another duration
   */
  public ConnectionStateRecovery maxDisconnectionDuration(Duration duration) {
    return new ConnectionStateRecovery(duration, skipMiddlewares, maxStoredBytes);
  }

  /**
   * Sets whether connect middleware is not asked again.
   *
   * @param skip false: asked, with {@link Socket#recovered()} true
   * @return the same with another choice
   */
  public ConnectionStateRecovery skipMiddlewares(boolean skip) {
    return new ConnectionStateRecovery(maxDisconnectionDuration, skip, maxStoredBytes);
  }

  /**
   * Sets how many bytes of events are kept.
   *
   * @param bytes positive
   * @return the same with another limit
   */
  public ConnectionStateRecovery maxStoredBytes(long bytes) {
    return new ConnectionStateRecovery(maxDisconnectionDuration, skipMiddlewares, bytes);
  }
}
