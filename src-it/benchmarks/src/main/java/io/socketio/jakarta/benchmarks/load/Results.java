// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The samples of all rounds. */
final class Results {
  private static final int MAX_FAILURES = 2;

  private final Map<Series, Map<Integer, Sample>> samples = new LinkedHashMap<>();
  private final Map<Series, String> failures = new LinkedHashMap<>();
  private final Map<Series, Integer> failed = new LinkedHashMap<>();

  /** One server at one thing. */
  record Series(String metric, Peer peer) {
    @Override
    public String toString() {
      return metric + ", " + peer.name();
    }
  }

  void add(Series series, int round, Sample sample) {
    samples.computeIfAbsent(series, key -> new TreeMap<>()).put(round, sample);
  }

  void failed(Series series, Exception failure) {
    failed.merge(series, 1, Integer::sum);
    failures.put(series, String.valueOf(failure.getMessage()));
  }

  /** Tells whether a server has failed so often that there is no use in trying again. */
  boolean isHopeless(Series series) {
    return failed.getOrDefault(series, 0) >= MAX_FAILURES;
  }

  Map<Series, String> failures() {
    return failures;
  }

  /** The median of a figure over the rounds; NaN if there is none. */
  double median(Series series, Figure figure) {
    return median(of(series).values().stream().mapToDouble(each -> each.get(figure)).toArray());
  }

  /** Half of the distance between the smallest and the largest figure, as a part of the median. */
  double spread(Series series, Figure figure) {
    return spread(of(series).values().stream().mapToDouble(each -> each.get(figure)).toArray());
  }

  /** The median of the ratios that were taken within the rounds; NaN if there is none. */
  double ratio(Series series, Series reference, Figure figure) {
    return median(ratios(series, reference, figure));
  }

  /** Half of the distance between the smallest and the largest ratio, as a part of the median. */
  double spread(Series series, Series reference, Figure figure) {
    return spread(ratios(series, reference, figure));
  }

  private Map<Integer, Sample> of(Series series) {
    return samples.getOrDefault(series, Map.of());
  }

  private double[] ratios(Series series, Series reference, Figure figure) {
    Map<Integer, Sample> theirs = of(reference);
    return of(series).entrySet().stream()
        .filter(round -> theirs.containsKey(round.getKey()))
        .mapToDouble(round -> round.getValue().get(figure) / theirs.get(round.getKey()).get(figure))
        .toArray();
  }

  private static double spread(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? Double.NaN
        : (sorted[sorted.length - 1] - sorted[0]) / 2 / median(sorted);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
