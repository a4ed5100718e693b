// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What many idle clients cost a server, and how long it needs until all of them have joined. */
final class Crowd {
  /** A server that has run before accepts all of them, some at a time. */
  static final String ACCEPT = "accept";

  /** A server that has just started meets all of them at once. */
  static final String STORM = "storm";

  private static final Duration JOINED = Duration.ofMinutes(2);
  private static final int SOME = 64;
  private static final String SMALL_HEAP = "-Xms64m"; // resident is what was needed, then

  private final Results results;
  private final Processors processors;
  private final Metric warmUp;
  private final Measurement settling;
  private final List<Integer> sizes;

  /**
   * A measurement.
   *
   * @param warmUp what a server does before it is measured
   * @param settle how long
   * @param sizes the numbers of clients, each larger than the one before
   */
  Crowd(
      Results results, Processors processors, Metric warmUp, Duration settle, List<Integer> sizes) {
    this.results = results;
    this.processors = processors;
    this.warmUp = warmUp;
    this.sizes = sizes;
    settling = new Measurement(settle, settle);
  }

  /** Those that are compared: all, and those on Tomcat as docs/tuning.md advises, too. */
  static List<Peer> peers(List<Peer> all) {
    List<Peer> peers = new ArrayList<>();
    for (Peer peer : all) {
      boolean java = peer.start().contains("-cp");
      peers.add(java ? peer.with("", SMALL_HEAP) : peer);
    }
    peers.add(tuned(Peer.OURS));
    peers.add(tuned(Peer.BARE));
    return peers;
  }

  static Peer tuned(Peer peer) {
    return peer.with(
        ", tuned",
        SMALL_HEAP,
        "-Xmn32m",
        "-Dorg.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE=1024",
        "-Dfixtures.connectorBufferBytes=1024");
  }

  static String resident(int size) {
    return "idle-" + size;
  }

  List<Integer> sizes() {
    return sizes;
  }

  int largest() {
    return sizes.get(sizes.size() - 1);
  }

  void run(List<Peer> peers) {
    for (Peer peer : peers) {
      measure(ACCEPT, peer, this::grow);
      measure(STORM, peer, this::storm);
    }
  }

  /** What is done with a server that has just started. */
  private interface Step {
    void with(Peer peer, Server server) throws IOException;
  }

  private void measure(String metric, Peer peer, Step step) {
    try (Server server = Server.start(peer, processors)) {
      step.with(peer, server);
    } catch (LoadException | IOException | UncheckedIOException e) {
      results.failed(new Results.Series(metric, peer), e);
    }
  }

  private void storm(Peer peer, Server server) throws IOException {
    try (Loop loop = new Loop(server.port())) {
      Map<Figure, Double> figures = join(server, loop, largest(), largest());
      results.add(new Results.Series(STORM, peer), 1, new Sample(figures));
    }
  }

  /** More and more clients: the times until they have joined are summed up. */
  private void grow(Peer peer, Server server) throws IOException {
    settling.of(warmUp, server); // code and pools are in place then
    long before = server.resident();
    Map<Figure, Double> accepted = new EnumMap<>(Figure.class);
    try (Loop loop = new Loop(server.port())) {
      int joined = 0;
      for (int size : sizes) {
        join(server, loop, size - joined, SOME)
            .forEach((figure, value) -> accepted.merge(figure, value, Double::sum));
        joined = size;
        loop.run(settling.time());
        double bytes = (server.resident() - before) / (double) size;
        results.add(
            new Results.Series(resident(size), peer),
            1,
            new Sample(Map.of(Figure.RESIDENT, bytes)));
      }
    }
    results.add(new Results.Series(ACCEPT, peer), 1, new Sample(accepted));
  }

  private static Map<Figure, Double> join(Server server, Loop loop, int clients, int atOnce)
      throws IOException {
    IdleLoad load = new IdleLoad(clients, atOnce);
    Meter meter = new Meter(server);
    load.start(loop);
    loop.await("clients that join", JOINED, load::isRunning);
    Map<Figure, Double> figures = meter.read();
    figures.put(Figure.RETRIES, (double) load.retries());
    return figures;
  }
}
