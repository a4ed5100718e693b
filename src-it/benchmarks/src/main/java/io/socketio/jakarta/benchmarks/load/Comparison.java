// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares servers. All of them run at the same time, and take turns in each round; ratios are
 * taken within a round. So whatever else the machine does concerns all of them.
 */
final class Comparison {
  private final Results results;
  private final Processors processors;
  private final Measurement first;
  private final Measurement next;

  Comparison(Results results, Processors processors, Duration warmUp, Duration time) {
    this.results = results;
    this.processors = processors;
    first = new Measurement(warmUp, Duration.ofMillis(100));
    next = new Measurement(time.dividedBy(5), time);
  }

  /** What is done with servers that have warmed up. */
  @FunctionalInterface
  interface Afterwards {
    void with(Map<Peer, Server> servers) throws IOException;
  }

  /** Measures all rounds; one more before them only warms up. */
  void run(List<Peer> peers, List<Metric> metrics, int rounds) throws IOException {
    run(peers, metrics, rounds, servers -> {});
  }

  /**
   * Measures all rounds.
   *
   * @param afterwards is given the servers before they are stopped
   */
  void run(List<Peer> peers, List<Metric> metrics, int rounds, Afterwards afterwards)
      throws IOException {
    Map<Peer, Server> servers = new LinkedHashMap<>();
    try {
      for (Peer peer : peers) {
        servers.put(peer, Server.start(peer, processors));
      }
      for (int round = 0; round <= rounds; round++) {
        for (Metric metric : metrics) {
          for (int i = 0; i < peers.size(); i++) {
            Peer peer = peers.get((i + round) % peers.size());
            if (metric.isFor(peer, round)) {
              measure(metric, peer, servers.get(peer), round);
            }
          }
        }
      }
      afterwards.with(servers);
    } finally {
      servers.values().forEach(Server::close);
    }
  }

  private void measure(Metric metric, Peer peer, Server server, int round) {
    Results.Series series = new Results.Series(metric.id(), peer);
    if (results.isHopeless(series)) {
      return;
    }
    try {
      Sample sample = (round == 0 ? first : next).of(metric, server);
      if (round > 0) {
        results.add(series, round, sample);
      }
    } catch (LoadException | IOException | UncheckedIOException e) {
      results.failed(series, e);
    }
  }
}
