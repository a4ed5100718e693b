// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Acknowledged events at a fixed rate, whether or not the ones before have been answered. A latency
 * begins when an event was due, so a server that stands still for a while is not spared.
 */
final class PacedLoad extends EchoLoad {
  private final long interval;
  private final Latencies latencies = new Latencies();
  private long begin;
  private long sent;

  PacedLoad(int size, int perSecond, Payload payload) {
    super(size, 0, Event.acknowledged(payload));
    interval = 1_000_000_000L / perSecond;
  }

  @Override
  public void start(Loop loop) throws IOException {
    loop.everyTurn(this::sendDue);
    super.start(loop);
  }

  private void sendDue() {
    if (!isRunning()) {
      return;
    }
    if (begin == 0) {
      begin = System.nanoTime();
    }
    try {
      while (begin + sent * interval <= System.nanoTime()) {
        send(client((int) (sent++ % size())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void answered(Client client, long number) {
    latencies.add(System.nanoTime() - begin - (number * size() + client.index) * interval);
  }

  @Override
  public void measureFromNow() {
    latencies.clear();
  }

  @Override
  public double latency(double part) {
    return latencies.quantile(part);
  }
}
