// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.engine.EngineSocket.ReadyState;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that changes in a session: its ready state, its queue, its transport and the one that wants
 * to replace it. Each method is one atomic step under the monitor of this object and calls nothing
 * foreign; {@link EngineSession} acts on the results. {@link PollingTransport} guards its waiting
 * requests by the same monitor.
 */
final class SessionState {
  /** What became of something that was to be queued. */
  enum Offer {
    ACCEPTED,
    /** The session is closing or closed, or not writable if that was the condition. */
    DROPPED,
    /** Too much is waiting already. */
    OVERFLOW
  }

  private final OutboundQueue queue;
  private @Nullable UpgradeProbe probe;

  // Written under the monitor, read anywhere.
  private volatile ReadyState ready = ReadyState.OPEN;
  private volatile Transport transport;
  private volatile @Nullable Transport former;

  SessionState(Transport transport, ControlPacket open, EngineOptions options) {
    this.transport = transport;
    queue = new OutboundQueue(options.maxBufferedBytes());
    queue.add(open);
    options.initialPacket().ifPresent(queue::offer);
  }

  ReadyState ready() {
    return ready;
  }

  Transport transport() {
    return transport;
  }

  boolean upgraded() {
    return former != null;
  }

  /** The transport before the upgrade, which may still have requests to answer. */
  @Nullable Transport former() {
    return former;
  }

  boolean isCurrent(Transport candidate) {
    return transport == candidate;
  }

  synchronized boolean isWritable() {
    return ready == ReadyState.OPEN && queue.isEmpty() && transport.isReady();
  }

  synchronized Offer offer(Packet message) {
    return ready == ReadyState.OPEN ? offered(queue.offer(message)) : Offer.DROPPED;
  }

  synchronized Offer offer(List<EngineMessage> messages) {
    return ready == ReadyState.OPEN ? offered(queue.offer(messages)) : Offer.DROPPED;
  }

  synchronized Offer offerIfWritable(List<EngineMessage> messages) {
    return isWritable() ? offered(queue.offer(messages)) : Offer.DROPPED;
  }

  private static Offer offered(boolean accepted) {
    return accepted ? Offer.ACCEPTED : Offer.OVERFLOW;
  }

  synchronized boolean addHeartbeat(ControlPacket packet) {
    return ready == ReadyState.OPEN && queue.addHeartbeat(packet);
  }

  /** Tells whether the client has not taken the last heartbeat. */
  synchronized boolean hasHeartbeat() {
    return queue.hasHeartbeat();
  }

  /**
   * Takes the next packet if a transport is the current one and the packet is not too large; it
   * counts until it is written.
   */
  synchronized @Nullable Packet take(Transport taker, long maxBytes) {
    return transport == taker ? queue.poll(maxBytes) : null;
  }

  /** Tells whether a transport is the current one and has several packets to take. */
  synchronized boolean hasSeveral(Transport taker, long maxBytes) {
    return transport == taker && queue.hasSeveral(maxBytes);
  }

  synchronized void written(Packet packet) {
    queue.release(packet);
  }

  /** Takes everything for one answer. */
  synchronized Deque<Packet> takeAll() {
    return queue.takeAll();
  }

  /** Tells whether an answer is so large that it counts until the client has taken it. */
  synchronized boolean isUnread() {
    return queue.isUnread();
  }

  /** The client has taken its answer. */
  synchronized void releaseAll() {
    queue.releaseAll();
  }

  synchronized boolean hasQueued() {
    return !queue.isEmpty();
  }

  /** From OPEN to CLOSING: nothing is queued behind the close packet. */
  synchronized boolean beginClose() {
    if (ready != ReadyState.OPEN) {
      return false;
    }
    ready = ReadyState.CLOSING;
    queue.add(ControlPacket.CLOSE);
    return true;
  }

  /**
   * To CLOSED, from anywhere and once.
   *
   * @param ended the transport whose end is the reason, if one is; it must be the current one
   * @return the messages whose senders are to be told; empty if nothing has changed
   */
  synchronized Optional<List<TrackedMessage>> end(@Nullable Transport ended) {
    if (ready == ReadyState.CLOSED || (ended != null && ended != transport)) {
      return Optional.empty();
    }
    ready = ReadyState.CLOSED;
    List<TrackedMessage> dropped = queue.tracked();
    queue.clear();
    return Optional.of(dropped);
  }

  /** Accepts a probe if the session lives and polls, and no other probe is on its way. */
  synchronized boolean beginUpgrade(UpgradeProbe candidate) {
    boolean polls = transport.name() == TransportName.POLLING;
    if (ready == ReadyState.CLOSED || !polls || probe != null) {
      return false;
    }
    probe = candidate;
    return true;
  }

  /** Switches to the transport of the accepted probe. */
  synchronized boolean completeUpgrade(UpgradeProbe candidate) {
    if (ready == ReadyState.CLOSED || probe != candidate) {
      return false;
    }
    probe = null;
    Transport before = transport;
    transport = candidate.transport();
    former = before;
    return true;
  }

  /** Gives up the accepted probe; false if it is not, or no longer, the accepted one. */
  synchronized boolean abandonUpgrade(UpgradeProbe candidate) {
    if (probe != candidate) {
      return false;
    }
    probe = null;
    return true;
  }

  /** Whether there is a probe that was answered. */
  synchronized boolean isProbed() {
    return probe != null && probe.isAnswered();
  }

  synchronized @Nullable UpgradeProbe probe() {
    return probe;
  }
}
