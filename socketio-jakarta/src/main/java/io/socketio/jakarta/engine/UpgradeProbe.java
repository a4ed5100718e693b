// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.TimerWheel;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that wants to take over a polling session. Until it has, the session does not depend
 * on it: whatever goes wrong here closes the WebSocket only.
 */
final class UpgradeProbe implements WebSocketReceiver {
  static final Duration POLL_CYCLE = Duration.ofMillis(100);

  private final EngineSession session;
  private final WebSocketTransport transport;
  private final Duration upgradeTimeout;
  private final TimerWheel.Timer timeout;
  private final TimerWheel.Timer pollCycle;
  private volatile boolean answered;
  private volatile boolean done;
  private volatile boolean lost;

  UpgradeProbe(
      EngineSession session,
      WebSocketTransport transport,
      TimerWheel wheel,
      Duration upgradeTimeout) {
    this.session = session;
    this.transport = transport;
    this.upgradeTimeout = upgradeTimeout;
    timeout = wheel.timer(this::timedOut);
    pollCycle = wheel.timer(this::endPoll);
  }

  void start() {
    timeout.restart(upgradeTimeout);
    if (done) {
      timeout.cancel();
    }
  }

  /** Before it upgrades a client waits for the answer of its POST, which the server owes to it. */
  private void timedOut() {
    if (session.inbound().isHeld()) {
      start();
    } else {
      abandon();
    }
  }

  /** The session is about to answer a POST that it has held back. */
  void resumed() {
    start();
  }

  WebSocketTransport transport() {
    return transport;
  }

  /** Whether the client may know that its probe has come through. */
  boolean isAnswered() {
    return answered;
  }

  private boolean isUpgraded() {
    return session.state().isCurrent(transport);
  }

  @Override
  public void text(String frame) {
    if (isUpgraded()) {
      transport.text(frame);
    } else if (!done) {
      probe(frame);
    } else if (lost && frame.equals("5")) {
      // A binding may learn of the end of a connection before what was read there last. This
      // client has given up polling, so that nothing else would tell its end.
      session.closedByClient();
    }
  }

  private void probe(String frame) {
    switch (frame) {
      case "2probe" -> {
        answered = true;
        transport.sendAhead(ControlPacket.PROBE_REPLY);
        session.observers().tell(EngineObserver::upgrading);
        awaitPoll();
      }
      case "5" -> {
        if (session.upgrade(this)) {
          stop();
        }
      }
      default -> abandon();
    }
  }

  /**
   * The client waits for its poll to end before it sends the upgrade packet. A message that is
   * about to be sent does that as well, so it is given some time; the client may have one more poll
   * on its way, hence again and again.
   */
  private void awaitPoll() {
    if (!done) {
      pollCycle.restart(POLL_CYCLE);
    }
  }

  private void endPoll() {
    session.endPoll();
    awaitPoll();
  }

  @Override
  public void binary(ByteBuffer bytes) {
    if (isUpgraded()) {
      transport.binary(bytes);
    } else {
      abandon();
    }
  }

  @Override
  public void tooLarge() {
    if (isUpgraded()) {
      transport.tooLarge();
    } else {
      transport.end(WebSocketChannel.TOO_BIG);
      abandon();
    }
  }

  @Override
  public boolean isPaused() {
    return isUpgraded() && transport.isPaused();
  }

  @Override
  public void overrun() {
    if (isUpgraded()) {
      transport.overrun();
    } else {
      abandon();
    }
  }

  @Override
  public void closed(@Nullable Throwable failure) {
    lost = true;
    if (!isUpgraded()) {
      abandon();
    }
    // It may have been upgraded meanwhile.
    if (isUpgraded()) {
      transport.closed(failure);
    }
  }

  /** Closes the WebSocket, unless it was just accepted; the session goes on polling. */
  private void abandon() {
    if (session.state().abandonUpgrade(this)) {
      end();
    }
  }

  /** Closes the WebSocket. */
  void end() {
    stop();
    transport.end(ControlPacket.CLOSE);
  }

  private void stop() {
    done = true;
    timeout.cancel();
    pollCycle.cancel();
  }
}
