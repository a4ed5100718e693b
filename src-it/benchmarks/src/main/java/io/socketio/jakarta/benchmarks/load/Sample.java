// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.util.EnumMap;
import java.util.Map;

/** One measurement. */
record Sample(Map<Figure, Double> figures) {
  Sample {
    figures = new EnumMap<>(figures);
  }

  /** A figure; NaN if it was not measured. */
  double get(Figure figure) {
    return figures.getOrDefault(figure, Double.NaN);
  }
}
