// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session has still to write, in order, and how much of it there is. Only messages count
 * against the limit. Not thread-safe: guarded by the lock of its session.
 */
final class OutboundQueue {
  private static final int LARGE = 256;

  /** What containers take of an answer at once, into a buffer of their own. */
  private static final int ANSWER_BUFFER = 8 * 1024;

  private final long maxBytes;
  private ArrayDeque<Packet> packets = new ArrayDeque<>(4);
  private boolean grown;
  private boolean heartbeat;
  private long bytes;
  private long unreadBytes;

  OutboundQueue(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Adds one message, unless others are waiting and it would exceed the limit. */
  boolean offer(Packet message) {
    if (!reserve(message.heldBytes())) {
      return false;
    }
    add(message);
    return true;
  }

  /** Adds all messages or none; see {@link #offer(EngineMessage)}. */
  boolean offer(List<EngineMessage> messages) {
    long length = 0;
    for (EngineMessage message : messages) {
      length += message.heldBytes();
    }
    if (!reserve(length)) {
      return false;
    }
    messages.forEach(this::add);
    return true;
  }

  private boolean reserve(long length) {
    if (bytes > 0 && bytes + length > maxBytes) {
      return false;
    }
    bytes += length;
    return true;
  }

  /** Adds a packet that does not count. */
  void add(Packet packet) {
    packets.add(packet);
    grown |= packets.size() > LARGE;
  }

  /**
   * Adds a ping or a pong unless one is waiting: neither a client that only pings nor one that does
   * not take its pings is to fill the queue.
   */
  boolean addHeartbeat(ControlPacket packet) {
    if (heartbeat) {
      return false;
    }
    heartbeat = true;
    add(packet);
    return true;
  }

  /** Tells whether the last heartbeat was not taken yet. */
  boolean hasHeartbeat() {
    return heartbeat;
  }

  /** Tells whether so much is waiting that several packets of a size could leave at once. */
  boolean hasSeveral(long maxBytes) {
    Packet next = packets.peek();
    return packets.size() > 1 && next != null && next.byteLength() <= maxBytes;
  }

  /** Takes the next packet unless it is larger; see {@link #poll()}. */
  @Nullable Packet poll(long maxBytes) {
    Packet next = packets.peek();
    return next != null && next.byteLength() <= maxBytes ? poll() : null;
  }

  /** Takes the next packet; it counts until it is {@link #release released}. */
  @Nullable Packet poll() {
    Packet packet = packets.poll();
    if (packet == ControlPacket.PING || packet == ControlPacket.PONG) {
      heartbeat = false;
    }
    if (grown && packets.isEmpty()) {
      clear();
    }
    return packet;
  }

  /** A packet that was taken has been written. */
  void release(Packet packet) {
    bytes -= packet.heldBytes();
  }

  /**
   * Takes everything. Little of it is taken for written, more counts until {@link #releaseAll()}:
   * see {@link #isUnread()}. The close packet is taken alone. JavaScript clients handle messages
   * later than the close packet of the same payload, too late for a DISCONNECT in front of it.
   */
  Deque<Packet> takeAll() {
    Deque<Packet> all = packets;
    clear();
    if (bytes <= ANSWER_BUFFER) {
      bytes = 0;
    }
    unreadBytes = bytes;
    if (all.size() > 1 && all.peekLast() == ControlPacket.CLOSE) {
      packets.add(all.removeLast());
    }
    return all;
  }

  /** Tells whether what was taken at once is still to be written. */
  boolean isUnread() {
    return unreadBytes > 0;
  }

  /** All that was taken at once has been written. */
  void releaseAll() {
    bytes -= unreadBytes;
    unreadBytes = 0;
  }

  /** The messages in the queue whose senders want to know what becomes of them. */
  List<TrackedMessage> tracked() {
    return packets.stream()
        .filter(TrackedMessage.class::isInstance)
        .map(TrackedMessage.class::cast)
        .toList();
  }

  /** Drops everything that was not taken. */
  void clear() {
    // A new deque, because the old one never gives back the memory of a burst.
    packets = new ArrayDeque<>(4);
    grown = false;
    heartbeat = false;
  }

  boolean isEmpty() {
    return packets.isEmpty();
  }
}
