// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Puts one load on one server.
 *
 * @param warmUp how long it runs before
 * @param time how long it is measured
 */
record Measurement(Duration warmUp, Duration time) {
  /** The longest that a load may need before all clients are at work. */
  static final Duration START = Duration.ofMinutes(1);

  Sample of(Metric metric, Server server) throws IOException {
    try (Loop loop = new Loop(server.port())) {
      Workload load = metric.load().get();
      load.start(loop);
      loop.await(metric.name(), START, load::isRunning);
      loop.run(warmUp);
      long count = load.count();
      load.measureFromNow();
      Meter meter = new Meter(server);
      loop.run(time);
      loop.await(metric.name(), START, () -> load.count() > count);
      Map<Figure, Double> figures = meter.read();
      double done = load.count() - count;
      figures.put(Figure.EFFICIENCY, done / figures.get(Figure.PROCESSOR_SECONDS));
      figures.put(Figure.RATE, done / figures.get(Figure.SECONDS));
      figures.put(Figure.P50, load.latency(0.5));
      figures.put(Figure.P99, load.latency(0.99));
      load.finish();
      loop.await(metric.name() + ", the last answers", START, load::isFinished);
      return new Sample(figures);
    }
  }
}
