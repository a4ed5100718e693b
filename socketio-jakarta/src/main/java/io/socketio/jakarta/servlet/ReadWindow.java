// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How much was sent to a client that it has not shown to have read. As long as that is little, the
 * network takes more without making a sender wait.
 *
 * <p>From time to time a WebSocket ping goes into the stream; its pong shows that the client has
 * read all that was sent before (RFC 6455, section 5.5.3). The heartbeat of Engine.IO shows the
 * same. It opens a window again into which not even a ping fits, because something large was sent.
 *
 * <p>The window grows as the buffers of the network do: with each answer.
 *
 * <p>One thread at a time sends, any thread receives.
 */
final class ReadWindow {
  /** Linux begins with a send buffer of 46 kB. */
  private static final int FIRST_SIZE = 32 * 1024;

  private static final int LAST_SIZE = 256 * 1024;

  /** What the network needs for a message besides its bytes. */
  private static final int OVERHEAD = 128;

  private static final long NONE = 0;

  // Positions in the stream of what was sent; written by the sender.
  private volatile long sent;
  private volatile long sentAtPing;
  private volatile long sentAtHeartbeat;
  private volatile boolean heartbeatPending;

  // Written by the receiver.
  private volatile long read;
  private volatile int size = FIRST_SIZE;

  private volatile long ping = NONE;

  /** Counts a message that is about to be sent; true if the network has room for it. */
  boolean add(int bytes) {
    long after = sent + bytes + OVERHEAD;
    sent = after;
    return after - read <= size;
  }

  /** Tells whether there is likely to be room for a message of ordinary size. */
  boolean isOpen() {
    return sent - read <= size - size / 4;
  }

  /** The message that was counted last is a heartbeat; of several, the first is answered first. */
  void heartbeat() {
    if (!heartbeatPending) {
      sentAtHeartbeat = sent;
      heartbeatPending = true;
    }
  }

  /** The client has answered to the heartbeat. */
  void heartbeatAnswered() {
    read = Math.max(read, sentAtHeartbeat);
    heartbeatPending = false;
  }

  /** Tells whether it is time for a ping, and there is room for one. */
  boolean needsPing() {
    long unread = sent - read;
    return ping == NONE && unread > size / 2 && unread <= size;
  }

  /** Makes a ping, which is about to be sent. */
  ByteBuffer ping() {
    long content = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    sentAtPing = sent;
    ping = content;
    return ByteBuffer.allocate(Long.BYTES).putLong(0, content);
  }

  /** A pong has come; nobody can send the right one who has not read the ping. */
  void answered(ByteBuffer pong) {
    long awaited = ping;
    if (awaited != NONE && pong.remaining() == Long.BYTES && pong.getLong() == awaited) {
      read = Math.max(read, sentAtPing);
      size = Math.min(2 * size, LAST_SIZE);
      ping = NONE;
    }
  }
}
