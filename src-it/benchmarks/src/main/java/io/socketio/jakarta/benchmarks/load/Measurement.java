// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/** Puts one load on one server. */
final class Measurement {
  private static final Duration START = Duration.ofSeconds(30);

  private final Duration warmUp;
  private final Duration time;

  Measurement(Duration warmUp, Duration time) {
    this.warmUp = warmUp;
    this.time = time;
  }

  Sample of(Metric metric, Server server) throws IOException {
    try (Loop loop = new Loop(server.port())) {
      Workload load = metric.load().get();
      load.start(loop);
      loop.await(metric.name(), START, load::isRunning);
      loop.run(warmUp);
      long count = load.count();
      double cpu = seconds(server.cpu());
      double own = seconds(ownCpu());
      long begin = System.nanoTime();
      loop.run(time);
      loop.await(metric.name(), START, () -> load.count() > count);
      double elapsed = (System.nanoTime() - begin) / 1e9;
      double done = load.count() - count;
      return new Sample(
          done / Math.max(seconds(server.cpu()) - cpu, 0.01),
          done / elapsed,
          (seconds(ownCpu()) - own) / elapsed);
    }
  }

  /** The growth of a server's memory for each of a number of idle clients, in bytes. */
  long memory(Server server, int clients) throws IOException {
    try (Loop loop = new Loop(server.port())) {
      long before = server.resident();
      IdleLoad load = new IdleLoad(clients);
      load.start(loop);
      loop.await("idle clients", START, load::isRunning);
      loop.run(warmUp);
      return (server.resident() - before) / clients;
    }
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
