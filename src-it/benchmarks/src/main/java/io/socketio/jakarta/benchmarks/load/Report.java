// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import static io.socketio.jakarta.benchmarks.Table.cell;

import io.socketio.jakarta.benchmarks.Table;
import java.util.List;
import java.util.function.BiFunction;

/** The results of a comparison as Markdown. */
final class Report {
  private final Results results;
  private final List<Metric> metrics;
  private final List<Peer> peers;
  private final Peer reference;

  /**
   * A report.
   *
   * @param peers the servers; ratios refer to the first one
   */
  Report(Results results, List<Metric> metrics, List<Peer> peers) {
    this.results = results;
    this.metrics = metrics;
    this.peers = peers;
    reference = peers.get(0);
  }

  /** What this server reaches of the others, and what it should reach. */
  String targets() {
    List<Peer> others = peers.stream().filter(peer -> !peer.equals(Peer.OURS)).toList();
    return table("socketio-jakarta, as a ratio to", others, this::target);
  }

  private String target(Metric metric, Peer other) {
    double ratio = ratio(metric, Peer.OURS, other);
    Double wanted = metric.targets().get(other);
    if (wanted == null) {
      return cell("%.2f", ratio);
    }
    boolean large = metric.figure().largerIsBetter();
    boolean met = large ? ratio >= wanted : ratio <= wanted;
    return cell("**%.2f** (%s %s, %s)", ratio, large ? "≥" : "≤", wanted, met ? "met" : "not met");
  }

  /** The medians, with the ratios to the first server, and half of their range. */
  String medians() {
    return table("median, and ratio to " + reference.name(), peers, this::median);
  }

  private String median(Metric metric, Peer peer) {
    Results.Series series = series(metric, peer);
    String median = cell("%,.0f", results.median(series, metric.figure()));
    double ratio = ratio(metric, peer, reference);
    double spread = results.spread(series, series(metric, reference), metric.figure());
    return Double.isNaN(ratio)
        ? median
        : cell("%s (**%.2f** ±%.0f %%)", median, ratio, 100 * spread);
  }

  /** How busy the server and the load generator were. */
  String processors() {
    return table("processor of the server, and of the load generator", peers, this::processors);
  }

  private String processors(Metric metric, Peer peer) {
    Results.Series series = series(metric, peer);
    return cell(
        "%.0f %%, %.0f %%",
        100 * results.median(series, Figure.SERVER),
        100 * results.median(series, Figure.GENERATOR));
  }

  private String table(String title, List<Peer> columns, BiFunction<Metric, Peer, String> cell) {
    Table table = new Table(title, columns.stream().map(Peer::name).toList());
    for (Metric metric : metrics) {
      table.row(metric.name(), columns.stream().map(peer -> cell.apply(metric, peer)).toList());
    }
    return table.toString();
  }

  private double ratio(Metric metric, Peer peer, Peer other) {
    return results.ratio(series(metric, peer), series(metric, other), metric.figure());
  }

  private static Results.Series series(Metric metric, Peer peer) {
    return new Results.Series(metric.id(), peer);
  }
}
