// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the load test for a moment with few clients: that it works, not how fast servers are. */
@Timeout(120)
class LoadTestIT {
  private static final Duration MOMENT = Duration.ofMillis(200);

  @Test
  void ourAnswersAreRight() throws IOException {
    Results results =
        new LoadTest(Metrics.small(), MOMENT, MOMENT).run(List.of(Peer.ours()), 1, false);

    assertThat(results.failures()).isEmpty();
    for (Metric metric : Metrics.small()) {
      assertThat(results.median(metric.name(), Peer.ours().name(), Sample::perSecond))
          .as(metric.name())
          .isPositive();
    }
  }

  @Test
  void peersTakePart() throws IOException {
    List<Peer> peers = Peer.javaPeers();
    List<Metric> metrics = Metrics.small().stream().filter(each -> !each.polling()).toList();

    Results results = new LoadTest(metrics, MOMENT, MOMENT).run(peers, 1, false);

    assertThat(results.failures()).isEmpty();
    assertThat(new Plot(results, metrics, peers).svg()).contains("broadcast");
    assertThat(new Report(results, metrics, peers).markdown(Map.of(), ""))
        .contains("| broadcast |");
  }
}
