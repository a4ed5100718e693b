// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import static io.socketio.jakarta.benchmarks.Table.cell;

import io.socketio.jakarta.benchmarks.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the processor time of servers goes. Measured for itself: who is profiled is slower. */
final class Profiles {
  private static final double MICROS = 1e6;

  private final List<Peer> peers;
  private final List<Metric> metrics;
  private final Duration time;
  private final Map<Results.Series, Map<Share, Double>> micros = new LinkedHashMap<>();

  Profiles(List<Peer> peers, List<Metric> metrics, Duration time) {
    this.peers = peers;
    this.metrics = metrics;
    this.time = time;
  }

  /** Profiles servers that have warmed up. */
  void of(Map<Peer, Server> servers) throws IOException {
    try (Profiler profiler = Profiler.unpack()) {
      for (Metric metric : metrics) {
        for (Peer peer : peers) {
          if (metric.isFor(peer, 1)) {
            Map<Share, Double> shares = profile(metric, servers.get(peer), profiler);
            micros.put(new Results.Series(metric.id(), peer), shares);
          }
        }
      }
    }
  }

  private Map<Share, Double> profile(Metric metric, Server server, Profiler profiler)
      throws IOException {
    profiler.start(server);
    Sample sample = new Measurement(time.dividedBy(5), time).of(metric, server);
    Map<Share, Double> shares = profiler.stop(server);
    double each = MICROS / sample.get(Figure.EFFICIENCY);
    shares.replaceAll((share, part) -> part * each);
    return shares;
  }

  /** The microseconds of processor time that one operation takes, and on what. */
  String table() {
    List<String> heads = new ArrayList<>(List.of("", "all"));
    Stream.of(Share.values()).map(Share::title).forEach(heads::add);
    Table table = new Table("µs of the processor for each", heads);
    for (Metric metric : metrics) {
      for (Peer peer : peers) {
        Map<Share, Double> found = micros.get(new Results.Series(metric.id(), peer));
        if (found != null) {
          table.row(metric.name(), row(peer, found));
        }
      }
    }
    return table.toString();
  }

  private static List<String> row(Peer peer, Map<Share, Double> found) {
    List<String> row = new ArrayList<>();
    row.add(peer.name());
    row.add(cell("**%.1f**", found.values().stream().mapToDouble(Double::doubleValue).sum()));
    for (Share share : Share.values()) {
      row.add(cell("%.1f", found.getOrDefault(share, 0.0)));
    }
    return row;
  }
}
