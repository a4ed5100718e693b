// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Reads the clock and the processor times of a server and of this process. */
final class Meter {
  private final Server server;
  private final long begin = System.nanoTime();
  private final double serverBegin;
  private final double ownBegin = own();

  Meter(Server server) {
    this.server = server;
    serverBegin = seconds(server.cpu());
  }

  /** What has passed since. */
  Map<Figure, Double> read() {
    double elapsed = (System.nanoTime() - begin) / 1e9;
    double used = Math.max(seconds(server.cpu()) - serverBegin, 0.01);
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.SECONDS, elapsed);
    figures.put(Figure.PROCESSOR_SECONDS, used);
    figures.put(Figure.SERVER, used / elapsed);
    figures.put(Figure.GENERATOR, (own() - ownBegin) / elapsed);
    return figures;
  }

  private static double own() {
    return seconds(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
