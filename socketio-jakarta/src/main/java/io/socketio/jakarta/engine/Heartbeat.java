// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.TimerWheel;
import java.time.Duration;
import java.util.Optional;

/**
 * Notices that a client is silently gone: the server sends a ping, the client answers with a pong.
 * In revision 3 it is the client that pings, and all there is to notice is that it no longer does.
 *
 * <p>One timer serves the whole life of a session. It runs from each pong to the next ping, from a
 * ping to the time by which the pong must have come, and at last from the server's wish to close to
 * the time when the client has had its chance to fetch what was queued. The first other packet that
 * comes while a pong is due grants one more timeout: the pong may be stuck behind a long message.
 *
 * <p>Times count from the handshake, from the pong and from when a ping was due, not from when the
 * timer noticed that: two timers in a row are not late twice.
 *
 * <p>A server that does not read what a client sends cannot tell whether it is there, and the
 * client cannot tell the server from a dead one if that falls silent, too. Meanwhile heartbeats go
 * out without an answer, as often as keeps a client content, and only a client that does not take
 * them is gone. When the server reads again the client has the whole timeout to show itself.
 */
final class Heartbeat {
  private enum Phase {
    /** The client is to ping. */
    LISTENING,
    /** It may have, but the server does not read. */
    UNHEARD,
    QUIET,
    PINGED,
    EXTENDED,
    CLOSING,
    STOPPED
  }

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final Duration interval;
  private final Duration timeout;
  private final EngineSession session;
  private final TimerWheel.Timer timer;

  /** Where each beat leads back to, for {@link #interval}. */
  private final Phase rest;

  // Written under the lock of this, together with the timer.
  private volatile Phase phase;

  Heartbeat(EngineSession session, EngineOptions options, TimerWheel wheel) {
    this.session = session;
    boolean clientPings = session.protocol() == CodecV3.BINARY.protocol();
    rest = clientPings ? Phase.LISTENING : Phase.QUIET;
    phase = rest;
    timeout = options.pingTimeout();
    interval = clientPings ? options.pingInterval().plus(timeout) : options.pingInterval();
    timer = wheel.timer(this::expired);
  }

  synchronized void start() {
    if (phase == rest) {
      timer.restart(interval);
    }
  }

  /**
   * A control packet has come.
   *
   * @return false if it is a heartbeat in the wrong direction
   */
  boolean accept(char type) {
    return rest == Phase.QUIET ? acceptPong(type) : acceptPing(type);
  }

  private boolean acceptPong(char type) {
    if (type == '3') {
      beat();
    } else {
      otherPacket();
    }
    return type != '2';
  }

  private boolean acceptPing(char type) {
    if (type == '2') {
      beat();
      session.pong();
    }
    return type != '3';
  }

  private synchronized void beat() {
    if (phase.compareTo(Phase.CLOSING) < 0) {
      phase = rest;
      timer.restart(interval);
    }
  }

  void otherPacket() {
    if (phase == Phase.PINGED) {
      extend();
    }
  }

  private synchronized void extend() {
    if (phase == Phase.PINGED) {
      phase = Phase.EXTENDED;
      timer.restart(timeout);
    }
  }

  /** A ping sent just before the transport changed must not count against the new one. */
  synchronized void transportChanged() {
    if (phase == Phase.PINGED || phase == Phase.EXTENDED) {
      timer.restart(timeout);
    }
  }

  /** The server stops to read. An old client is to be kept content from now on. */
  synchronized void paused() {
    if (phase == Phase.LISTENING && session.inbound().isHeld()) {
      phase = Phase.UNHEARD;
      timer.restart(timeout.dividedBy(2));
    }
  }

  /** The server is about to read again, first of all what has come meanwhile. */
  synchronized void resumed() {
    if (phase == Phase.UNHEARD) {
      beat();
    } else if (phase == Phase.PINGED || phase == Phase.EXTENDED) {
      phase = Phase.PINGED;
      timer.restart(timeout);
    }
  }

  synchronized void closing() {
    if (phase != Phase.STOPPED) {
      phase = Phase.CLOSING;
      timer.restart(CLOSE_TIMEOUT);
    }
  }

  synchronized void stop() {
    phase = Phase.STOPPED;
    timer.cancel();
  }

  /** Ends the session if its time is over, although the timer may not have noticed that yet. */
  boolean endIfOver() {
    Optional<CloseReason> reason = overdue();
    reason.ifPresent(why -> session.close(why, ""));
    return reason.isPresent();
  }

  private synchronized Optional<CloseReason> overdue() {
    return timer.isDue() && !isUnheard() ? end(phase) : Optional.empty();
  }

  private void expired() {
    Phase over = advance();
    if (over == Phase.QUIET || (over == Phase.UNHEARD && rest == Phase.QUIET)) {
      session.ping();
    } else if (over == Phase.UNHEARD) {
      session.pong();
    } else {
      end(over).ifPresent(session::expired);
    }
  }

  /** Why the session ends when the time of a phase is over, if it does. */
  private static Optional<CloseReason> end(Phase over) {
    return switch (over) {
      case LISTENING, PINGED, EXTENDED -> Optional.of(CloseReason.PING_TIMEOUT);
      case CLOSING -> Optional.of(CloseReason.FORCED_CLOSE);
      case QUIET, UNHEARD, STOPPED -> Optional.empty();
    };
  }

  /**
   * Moves on from a phase whose time is over.
   *
   * @return what is over; UNHEARD if a heartbeat is to take the place of what was not heard
   */
  private synchronized Phase advance() {
    if (!timer.isDue()) {
      // A pong has come since the wheel took the timer.
      return Phase.STOPPED;
    }
    Phase over = phase;
    if (over == Phase.QUIET) {
      phase = Phase.PINGED;
      timer.restartFromDue(timeout);
    } else if (isUnheard()) {
      phase = rest == Phase.QUIET ? Phase.PINGED : Phase.UNHEARD;
      timer.restart(rest == Phase.QUIET ? timeout : timeout.dividedBy(2));
      return Phase.UNHEARD;
    } else if (over == Phase.UNHEARD) {
      beat();
      return Phase.STOPPED;
    }
    return over;
  }

  /** Whether the client takes what the server sends while the server does not read. */
  private boolean isUnheard() {
    return phase.compareTo(Phase.CLOSING) < 0
        && session.inbound().isHeld()
        && !session.state().hasHeartbeat();
  }
}
