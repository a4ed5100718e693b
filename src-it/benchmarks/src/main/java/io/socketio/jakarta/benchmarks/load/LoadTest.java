// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares servers: {@code LoadTest NODE_SERVER OUTPUT [ROUNDS [SECONDS]]}.
 *
 * <p>All servers run at the same time, and take turns in each round; ratios are taken within a
 * round. So whatever else the machine does concerns all of them. If there are two processors or
 * more, the servers have one for themselves.
 */
public final class LoadTest {
  private static final int IDLE_CLIENTS = 5_000;
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final Results results = new Results();
  private final List<Metric> metrics;
  private final Measurement first;
  private final Measurement next;

  LoadTest(List<Metric> metrics, Duration warmUp, Duration time) {
    this.metrics = metrics;
    first = new Measurement(warmUp, time);
    next = new Measurement(time.dividedBy(5), time);
  }

  /**
   * Runs the comparison.
   *
   * @param args see above; the output is a directory
   * @throws Exception if a server cannot be started
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    int seconds = args.length > 3 ? Integer.parseInt(args[3]) : 3;
    List<Peer> peers = Peer.all(Path.of(args[0]));
    int processors = Runtime.getRuntime().availableProcessors();
    boolean pinned = processors > 1 && pinSelf(processors - 1);
    LoadTest test = new LoadTest(Metrics.all(), WARM_UP, Duration.ofSeconds(seconds));
    test.run(peers, rounds, pinned);
    Map<String, Long> memory = test.memory(peers, pinned);
    String conditions =
        "%s, %d rounds of %d s, %s processors, %s, Java %s, %s."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                rounds,
                seconds,
                processors,
                pinned ? "servers on one of them, the load generator on another" : "shared",
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    Path output = Files.createDirectories(Path.of(args[1]));
    String table = new Report(test.results, test.metrics, peers).markdown(memory, conditions);
    Files.writeString(output.resolve("load.md"), table);
    Files.writeString(
        output.resolve("load.svg"), new Plot(test.results, test.metrics, peers).svg());
    System.out.println(table);
  }

  Results run(List<Peer> peers, int rounds, boolean pinned) throws IOException {
    Map<Peer, Server> servers = new LinkedHashMap<>();
    try {
      for (Peer peer : peers) {
        servers.put(peer, Server.start(peer, pinned));
      }
      for (int round = 0; round <= rounds; round++) {
        for (Metric metric : metrics) {
          for (int i = 0; i < peers.size(); i++) {
            Peer peer = peers.get((i + round) % peers.size());
            if (peer.polling() || !metric.polling()) {
              measure(metric, peer, servers.get(peer), round == 0);
            }
          }
        }
      }
      return results;
    } finally {
      servers.values().forEach(Server::close);
    }
  }

  /** The first round only warms up. */
  private void measure(Metric metric, Peer peer, Server server, boolean warmingUp) {
    try {
      Sample sample = (warmingUp ? first : next).of(metric, server);
      if (!warmingUp) {
        results.add(metric, peer, sample);
      }
    } catch (LoadException | IOException | UncheckedIOException e) {
      results.failed(metric, peer, e);
    }
  }

  private Map<String, Long> memory(List<Peer> peers, boolean pinned) throws IOException {
    Map<String, Long> memory = new LinkedHashMap<>();
    for (Peer peer : peers) {
      try (Server server = Server.start(peer, pinned)) {
        first.of(metrics.get(0), server); // code and pools are in place then
        memory.put(peer.name(), first.memory(server, IDLE_CLIENTS));
      }
    }
    return memory;
  }

  /** Leaves the first processor to the servers; false if that is not possible here. */
  private static boolean pinSelf(int processor) throws IOException, InterruptedException {
    String pid = Long.toString(ProcessHandle.current().pid());
    try {
      return new ProcessBuilder("taskset", "-acp", Integer.toString(processor), pid)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no such program here
    }
  }
}
