// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import io.socketio.jakarta.benchmarks.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Compares servers: {@code LoadTest NODE_SERVER PAGE PLOT ROUNDS SECONDS METRICS}.
 *
 * <p>With {@code all} metrics the results go into the page and the plot; those of a selection,
 * separated by commas, are only printed.
 */
public final class LoadTest {
  private static final String ALL = "all";
  private static final String IDLE = "idle";
  private static final String TWO_PROCESSORS = "processors";
  private static final String PROFILES = "profiles";
  private static final List<Integer> CROWDS = List.of(1_000, 5_000, 10_000);
  private static final Duration WARM_UP = Duration.ofSeconds(6);
  private static final Duration SETTLE = Duration.ofMillis(1_500);
  private static final int FEW_ROUNDS = 3;

  private final Results results = new Results();
  private final StringBuilder text = new StringBuilder();
  private final Processors processors;
  private final List<Peer> peers;
  private final List<Metric> metrics;
  private final Set<String> selection;

  private LoadTest(Processors processors, Peer node, Set<String> selection) {
    this.processors = processors;
    this.selection = selection;
    peers = List.of(node, Peer.OURS, Peer.BARE, Peer.NETTY, Peer.JETTY);
    metrics = Metrics.full(node);
  }

  /**
   * Runs the comparison.
   *
   * @param args see above
   * @throws Exception if a server cannot be started
   */
  public static void main(String[] args) throws Exception {
    Processors processors = Processors.divide();
    Set<String> selection = Set.of(args[5].split(",", -1));
    LoadTest test = new LoadTest(processors, Peer.node(Path.of(args[0])), selection);
    int rounds = Integer.parseInt(args[3]);
    double seconds = Double.parseDouble(args[4]);
    test.paragraph(Conditions.describe(processors, rounds, seconds));
    test.run(rounds, Duration.ofMillis(Math.round(1_000 * seconds)));
    System.out.println(test.text);
    if (selection.contains(ALL)) {
      String image = "![Ratios to Node.js](" + Path.of(args[2]).getFileName() + ")";
      Document.replace(Path.of(args[1]), "load", test.text + image);
      Files.writeString(Path.of(args[2]), new Plot(test.results, test.metrics, test.peers).svg());
    }
  }

  private boolean isSelected(String id) {
    return selection.contains(ALL) || selection.contains(id);
  }

  private void run(int rounds, Duration time) throws IOException {
    Comparison comparison = new Comparison(results, processors, WARM_UP, time);
    compare(comparison, rounds, time);
    if (isSelected(TWO_PROCESSORS) && processors.pinned()) {
      List<Metric> scaled = metrics.stream().filter(Metrics::isScaled).toList();
      List<Peer> both = List.of(Scaling.ONE, Scaling.TWO);
      Profiles profiles = new Profiles(both, scaled, time);
      comparison.run(both, scaled, Math.min(rounds, FEW_ROUNDS), profiles::of);
      paragraph(new Scaling(results).processors(scaled));
      paragraph(profiles.table());
    }
    if (isSelected(IDLE)) {
      Crowd crowd = new Crowd(results, processors, metrics.get(0), SETTLE, CROWDS);
      List<Peer> crowded = Crowd.peers(peers);
      crowd.run(crowded);
      paragraph(new Scaling(results).crowds(crowd, crowded));
    }
    results.failures().forEach((what, why) -> paragraph("Failed: " + what + ": " + why + "\n"));
  }

  private void compare(Comparison comparison, int rounds, Duration time) throws IOException {
    List<Metric> selected = metrics.stream().filter(each -> isSelected(each.id())).toList();
    if (selected.isEmpty()) {
      return;
    }
    boolean profiled = isSelected(PROFILES);
    List<Metric> aimed = selected.stream().filter(Metrics::hasTarget).toList();
    Profiles profiles = new Profiles(List.of(Peer.OURS, Peer.BARE), aimed, time);
    comparison.run(peers, selected, rounds, profiled ? profiles::of : servers -> {});
    Report report = new Report(results, selected, peers);
    paragraph(report.targets());
    paragraph(report.medians());
    paragraph(report.processors());
    List<Metric> broadcasts = selected.stream().filter(Metrics::isBroadcast).toList();
    if (!broadcasts.isEmpty()) {
      paragraph(new Scaling(results).receivers(broadcasts, peers));
    }
    if (isSelected(Metrics.ACK) && isSelected(Metrics.OBSERVERS)) {
      paragraph(new Scaling(results).observers());
    }
    if (profiled) {
      paragraph(profiles.table());
    }
  }

  private void paragraph(String added) {
    text.append(added).append('\n');
  }
}
