// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the load test for a moment with few clients: that it works, not how fast servers are. */
@Timeout(300)
class LoadTestIT {
  private static final Duration MOMENT = Duration.ofMillis(100);
  private static final List<Integer> SIZES = List.of(10, 50);

  private final Results results = new Results();
  private final List<Metric> metrics = Metrics.small(Peer.node(Path.of("none")));

  @Test
  void answersAreRight() throws IOException {
    List<Peer> peers = List.of(Peer.BARE, Peer.OURS, Peer.NETTY, Peer.JETTY);

    new Comparison(results, Processors.SHARED, MOMENT, MOMENT).run(peers, metrics, 1);

    // Other servers may fail: netty-socketio now and then ends a session that polls.
    assertThat(results.failures().keySet())
        .noneMatch(failed -> failed.peer().equals(Peer.OURS) || failed.peer().equals(Peer.BARE));
    for (Metric metric : metrics) {
      Results.Series ours = new Results.Series(metric.id(), Peer.OURS);
      assertThat(results.median(ours, metric.figure())).as(metric.name()).isPositive();
    }
    for (Peer peer : peers) {
      Results.Series echo = new Results.Series(metrics.get(0).id(), peer);
      assertThat(results.median(echo, metrics.get(0).figure())).as(peer.name()).isPositive();
    }
    Report report = new Report(results, metrics, peers);
    assertThat(report.targets()).contains("| broadcast of 64 B to 40 | **");
    assertThat(report.medians()).contains("| 64 KiB echo, 10 clients | ").contains("| – |");
    assertThat(report.processors()).contains(" %");
    assertThat(new Plot(results, metrics, peers).svg()).contains("2 rooms of 20");
  }

  @Test
  void crowdsAreServed() {
    Crowd crowd = new Crowd(results, Processors.SHARED, metrics.get(0), MOMENT, SIZES);
    List<Peer> peers = Crowd.peers(List.of(Peer.OURS, Peer.BARE));

    crowd.run(peers);

    assertThat(results.failures()).isEmpty();
    assertThat(new Scaling(results).crowds(crowd, peers)).contains("| bare endpoint, tuned | ");
  }
}
