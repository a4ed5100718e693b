// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The samples of all rounds. A round in which a server failed counts as nothing for it. */
final class Results {
  private final Map<String, Map<String, List<Sample>>> samples = new LinkedHashMap<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  void add(Metric metric, Peer peer, Sample sample) {
    samples
        .computeIfAbsent(metric.name(), name -> new LinkedHashMap<>())
        .merge(
            peer.name(),
            List.of(sample),
            (old, more) -> Stream.concat(old.stream(), more.stream()).toList());
  }

  void failed(Metric metric, Peer peer, Exception failure) {
    failures.put(metric.name() + ", " + peer.name(), String.valueOf(failure.getMessage()));
  }

  Map<String, String> failures() {
    return failures;
  }

  private List<Sample> of(String metric, String peer) {
    return samples.getOrDefault(metric, Map.of()).getOrDefault(peer, List.of());
  }

  /** The median of a figure over the rounds; NaN if there is none. */
  double median(String metric, String peer, ToDoubleFunction<Sample> figure) {
    return median(of(metric, peer).stream().mapToDouble(figure).toArray());
  }

  /** The median of the ratios that were taken within the rounds; NaN if there is none. */
  double ratio(String metric, String peer, String reference) {
    return median(ratios(metric, peer, reference));
  }

  /** The distance of the largest and the smallest ratio, as a part of the median. */
  double spread(String metric, String peer, String reference) {
    double[] sorted = ratios(metric, peer, reference);
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : (sorted[sorted.length - 1] - sorted[0]) / median(sorted);
  }

  private double[] ratios(String metric, String peer, String reference) {
    List<Sample> mine = of(metric, peer);
    List<Sample> theirs = of(metric, reference);
    return IntStream.range(0, Math.min(mine.size(), theirs.size()))
        .mapToDouble(i -> mine.get(i).perCpuSecond() / theirs.get(i).perCpuSecond())
        .toArray();
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
