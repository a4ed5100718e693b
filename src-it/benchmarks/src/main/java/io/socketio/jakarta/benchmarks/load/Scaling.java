// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import static io.socketio.jakarta.benchmarks.Table.cell;

import io.socketio.jakarta.benchmarks.Table;
import io.socketio.jakarta.benchmarks.load.Results.Series;
import java.util.ArrayList;
import java.util.List;

/** What grows with clients and with processors, as Markdown. */
final class Scaling {
  /** This server on one processor. */
  static final Peer ONE = Peer.OURS.on(", 1 processor", 1);

  /** This server on two processors. */
  static final Peer TWO = Peer.OURS.on(", 2 processors", 2);

  private static final double WANTED = 1.7;
  private static final double KB = 1_000;
  private static final double MAX_RESIDENT = 24;
  private static final double MAX_OVER_BARE = 3;

  private final Results results;

  Scaling(Results results) {
    this.results = results;
  }

  /** The processor time for each receiver of broadcasts. */
  String receivers(List<Metric> broadcasts, List<Peer> peers) {
    Table table = new Table("µs for each receiver", peers.stream().map(Peer::name).toList());
    for (Metric metric : broadcasts) {
      table.row(
          metric.name(),
          peers.stream()
              .map(peer -> new Series(metric.id(), peer))
              .map(each -> cell("%.1f", 1e6 / results.median(each, Figure.EFFICIENCY)))
              .toList());
    }
    return table.toString();
  }

  /** What two processors give that one does not. */
  String processors(List<Metric> metrics) {
    Table table =
        new Table(
            "2 processors, as a ratio to 1",
            List.of("events per second", "twice those per second of a processor", "in use"));
    for (Metric metric : metrics) {
      Series one = new Series(metric.id(), ONE);
      Series two = new Series(metric.id(), TWO);
      double capacity = 2 * results.ratio(two, one, Figure.EFFICIENCY);
      table.row(
          metric.name(),
          List.of(
              cell("%.2f", results.ratio(two, one, Figure.RATE)),
              cell("**%.2f** (≥ %s, %s)", capacity, WANTED, capacity >= WANTED ? "met" : "not met"),
              cell(
                  "%.2f, %.2f",
                  results.median(one, Figure.SERVER), results.median(two, Figure.SERVER))));
    }
    return table.toString();
  }

  /** What handlers cost as observers. */
  String observers() {
    Series observers = new Series(Metrics.OBSERVERS, Peer.OURS);
    Series functions = new Series(Metrics.ACK, Peer.OURS);
    return "The acknowledged event through CDI observers reaches "
        + cell("%.2f", results.ratio(observers, functions, Figure.EFFICIENCY))
        + " of what it does with a function as its handler.\n";
  }

  /** The crowds. */
  String crowds(Crowd crowd, List<Peer> peers) {
    List<String> heads = new ArrayList<>();
    crowd.sizes().forEach(size -> heads.add(cell("kB for each of %,d", size)));
    heads.add(cell("until %,d have joined, 64 at a time", crowd.largest()));
    heads.add("after a start, all at once");
    Table table = new Table("idle clients", heads);
    for (Peer peer : peers) {
      List<String> row = new ArrayList<>();
      crowd.sizes().forEach(size -> row.add(cell("%.1f", resident(size, peer))));
      row.add(time(Crowd.ACCEPT, peer));
      row.add(time(Crowd.STORM, peer));
      table.row(peer.name(), row);
    }
    return table + "\n" + residentTargets(crowd.largest());
  }

  private String time(String metric, Peer peer) {
    Series series = new Series(metric, peer);
    return cell(
        "%.1f s (%.1f s of its processor)",
        results.median(series, Figure.SECONDS), results.median(series, Figure.PROCESSOR_SECONDS));
  }

  private double resident(int size, Peer peer) {
    return results.median(new Series(Crowd.resident(size), peer), Figure.RESIDENT) / KB;
  }

  private String residentTargets(int size) {
    double ours = resident(size, Crowd.tuned(Peer.OURS));
    double more = ours - resident(size, Crowd.tuned(Peer.BARE));
    return cell(
        "Tuned, %,.0f clients: **%.1f kB** (≤ %.0f, %s), %.1f more than the bare endpoint (≤ %.0f, %s).\n",
        (double) size,
        ours,
        MAX_RESIDENT,
        ours <= MAX_RESIDENT ? "met" : "not met",
        more,
        MAX_OVER_BARE,
        more <= MAX_OVER_BARE ? "met" : "not met");
  }
}
