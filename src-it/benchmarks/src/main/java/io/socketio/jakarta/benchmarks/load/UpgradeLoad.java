// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Clients that connect by polling, join, upgrade, get one event back, and close the connection. */
final class UpgradeLoad implements Workload {
  private static final Event EVENT = Event.echoed(Payload.text(64));

  private final int parallel;
  private Loop loop;
  private long count;

  UpgradeLoad(int parallel) {
    this.parallel = parallel;
  }

  @Override
  public void start(Loop newLoop) {
    loop = newLoop;
    for (int i = 0; i < parallel; i++) {
      new Upgrade();
    }
  }

  @Override
  public boolean isRunning() {
    return count >= parallel;
  }

  @Override
  public long count() {
    return count;
  }

  /** One client. As clients do, it polls while it probes, and upgrades when no poll waits. */
  private final class Upgrade implements WebSocket.Listener {
    private final PollingClient polling;
    private final String event = EVENT.request(count);
    private WebSocket webSocket;
    private boolean probed;

    Upgrade() {
      polling = new PollingClient(loop, this::joined);
    }

    private void joined() {
      try {
        webSocket = new WebSocket(loop, polling.sid(), this);
        poll();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void poll() {
      polling.poll(this::polled);
    }

    private void polled(String packet) {
      if (!packet.equals("6")) {
        throw new LoadException("unexpected: " + packet);
      }
      try {
        if (probed) {
          webSocket.send("5");
          webSocket.send(event);
        } else {
          poll();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void opened(WebSocket connection) throws IOException {
      connection.send("2probe");
    }

    @Override
    public void received(WebSocket connection, byte[] bytes, int start, int end)
        throws IOException {
      if (!probed) {
        Answers.expect(Bytes.of("3probe"), bytes, start, end);
        probed = true;
      } else {
        Answers.expect(Bytes.of(event), bytes, start, end);
        connection.end();
        polling.close();
        count++;
        new Upgrade();
      }
    }
  }
}
