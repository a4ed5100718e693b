// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

/** How far one connected socket has come in the event log. Guarded by the lock of the log. */
final class SessionTrack {
  private static final long NONE = -1;

  private final long joinedAt;
  private String lastOffset;
  private long lastPosition;
  private long missedFrom = NONE;

  /**
   * Starts.
   *
   * @param joinedAt the position of the last event that is not meant for the socket
   * @param lastOffset the last event that its client has received; empty: none
   */
  SessionTrack(long joinedAt, String lastOffset) {
    this.joinedAt = joinedAt;
    this.lastOffset = lastOffset;
    this.lastPosition = joinedAt;
  }

  /** An event was queued for the client. */
  void sent(String offset, long position) {
    lastOffset = offset;
    lastPosition = position;
  }

  /** An event could not be queued, for the socket is closed; nor will any after it. */
  void missed(long position) {
    if (missedFrom == NONE) {
      missedFrom = position;
    }
  }

  long joinedAt() {
    return joinedAt;
  }

  String lastOffset() {
    return lastOffset;
  }

  /**
   * Up to where a client that has received all that was sent needs nothing.
   *
   * @param logged the newest position
   */
  long seen(long logged) {
    return Math.max(lastPosition, missedFrom == NONE ? logged : missedFrom - 1);
  }
}
