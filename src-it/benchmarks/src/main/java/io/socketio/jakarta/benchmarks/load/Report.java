// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The table of the results as Markdown. */
final class Report {
  private final Results results;
  private final List<Metric> metrics;
  private final List<Peer> peers;
  private final String reference;

  Report(Results results, List<Metric> metrics, List<Peer> peers) {
    this.results = results;
    this.metrics = metrics;
    this.peers = peers;
    reference = peers.get(0).name();
  }

  String markdown(Map<String, Long> memory, String conditions) {
    StringBuilder out = new StringBuilder(conditions).append("\n\n");
    table(out, "per second of the server's processor", this::efficiency);
    table(out, "processor of the load generator", this::generator);
    out.append("| resident bytes for each idle client |");
    peers.forEach(peer -> out.append(' ').append(peer.name()).append(" |"));
    out.append("\n|---|").append("---|".repeat(peers.size())).append("\n| WebSocket, joined |");
    peers.forEach(
        peer ->
            out.append(memory.containsKey(peer.name()) ? " " + memory.get(peer.name()) : " -")
                .append(" |"));
    out.append('\n');
    results.failures().forEach((what, why) -> out.append("\n- ").append(what + ": " + why));
    return out.append('\n').toString();
  }

  private void table(StringBuilder out, String title, Function<Metric, List<String>> row) {
    out.append("| ").append(title).append(" |");
    peers.forEach(peer -> out.append(' ').append(peer.name()).append(" |"));
    out.append("\n|---|").append("---|".repeat(peers.size())).append('\n');
    for (Metric metric : metrics) {
      out.append("| ").append(metric.name()).append(" | ");
      out.append(String.join(" | ", row.apply(metric))).append(" |\n");
    }
    out.append('\n');
  }

  private List<String> efficiency(Metric metric) {
    return peers.stream()
        .map(
            peer ->
                cell(
                    "%,.0f (**%.2f** ±%.0f %%)",
                    results.median(metric.name(), peer.name(), Sample::perCpuSecond),
                    results.ratio(metric.name(), peer.name(), reference),
                    50 * results.spread(metric.name(), peer.name(), reference)))
        .toList();
  }

  private List<String> generator(Metric metric) {
    return peers.stream()
        .map(
            peer ->
                cell(
                    "%.0f %%", 100 * results.median(metric.name(), peer.name(), Sample::generator)))
        .toList();
  }

  private static String cell(String format, Double... figures) {
    return figures[0].isNaN() ? "–" : String.format(Locale.ROOT, format, (Object[]) figures);
  }
}
