// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import static io.socketio.jakarta.benchmarks.load.Peer.BARE;
import static io.socketio.jakarta.benchmarks.load.Peer.JETTY;
import static io.socketio.jakarta.benchmarks.load.Peer.NETTY;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is measured, in full or with few clients. */
final class Metrics {
  /** The acknowledged event, with which others are compared. */
  static final String ACK = "ack";

  /** The same through CDI observers. */
  static final String OBSERVERS = "observers";

  private static final String IN_FLIGHT = "in-flight";
  private static final String BROADCAST = "broadcast";

  private static final int KIB = 1024;
  private static final Payload SMALL = Payload.text(64);
  private static final int FEW_ROUNDS = 3;

  private final Peer node;
  private final int divisor;

  private Metrics(Peer node, int divisor) {
    this.node = node;
    this.divisor = divisor;
  }

  static List<Metric> full(Peer node) {
    return new Metrics(node, 1).list();
  }

  /** The same with few clients, for a check that all of it works. */
  static List<Metric> small(Peer node) {
    return new Metrics(node, 25).list();
  }

  /** Tells whether it is one of the broadcasts of small events. */
  static boolean isBroadcast(Metric metric) {
    return metric.id().startsWith(BROADCAST);
  }

  /** Tells whether there is something to reach. */
  static boolean hasTarget(Metric metric) {
    return !metric.targets().isEmpty();
  }

  /** Tells whether it is measured with more processors, too. */
  static boolean isScaled(Metric metric) {
    return Set.of(ACK, IN_FLIGHT, BROADCAST).contains(metric.id());
  }

  private List<Metric> list() {
    return List.of(
        Metric.of(
                ACK,
                "ack round trip, 64 B, " + clients(100),
                () -> new EchoLoad(few(100), 1, Event.acknowledged(SMALL)))
            .reaching(Map.of(BARE, 0.85, node, 1.0, JETTY, 1.0)),
        Metric.of(
                "object",
                "256 B object relayed with ack, " + clients(100),
                () -> new EchoLoad(few(100), 1, Event.acknowledged(Payload.object(256))))
            .reaching(Map.of(BARE, 0.85, node, 0.9, JETTY, 1.0)),
        Metric.of(
                IN_FLIGHT,
                "16 events in flight, " + clients(50),
                () -> new EchoLoad(few(50), 16, Event.echoed(SMALL)))
            .reaching(Map.of(BARE, 2.0, node, 2.5, NETTY, 1.0, JETTY, 1.0)),
        broadcast("broadcast-100", 100),
        broadcast(BROADCAST, 1_000).reaching(Map.of(BARE, 0.9, node, 1.0, NETTY, 1.0, JETTY, 1.0)),
        broadcast("broadcast-10000", 10_000).atMost(FEW_ROUNDS),
        Metric.of(
                "stalled",
                "broadcast of 16 KiB to " + few(100) + ", 2 more never read",
                () -> FanOutLoad.broadcast(few(100), Payload.text(16 * KIB), 2))
            .needing(Ability.SLOW_READERS)
            .reaching(Map.of(node, 0.5)),
        Metric.of("rooms", few(50) + " rooms of 20", () -> FanOutLoad.rooms(few(50), 20, 8, SMALL))
            .reaching(Map.of(BARE, 0.9, node, 1.0, NETTY, 1.0, JETTY, 1.0)),
        Metric.of(
                "connect",
                "connect by WebSocket, " + few(50) + " at a time",
                () -> new ConnectLoad(few(50)))
            .reaching(Map.of(BARE, 0.85, node, 2.2, JETTY, 1.0)),
        Metric.of(
                "upgrade",
                "poll, upgrade, echo, " + few(200) + " at a time",
                () -> new UpgradeLoad(few(200)))
            .needing(Ability.POLLING)
            .reaching(Map.of(BARE, 0.85, node, 2.2, NETTY, 1.0, JETTY, 1.0)),
        Metric.of("polling", "long-polling echo, " + clients(100), () -> new PollingLoad(few(100)))
            .needing(Ability.POLLING)
            .reaching(Map.of(BARE, 0.85, node, 1.5, NETTY, 1.0, JETTY, 1.0)),
        Metric.of(
                "large",
                "64 KiB echo, 10 clients",
                () -> new EchoLoad(10, 1, Event.echoed(Payload.text(64 * KIB))))
            .reaching(Map.of(BARE, 0.9, JETTY, 1.0)),
        Metric.of(
                "binary", "1 KiB binary echo, " + clients(100), () -> new BinaryLoad(few(100), KIB))
            .needing(Ability.BINARY)
            .reaching(Map.of(BARE, 0.9, JETTY, 1.0)),
        Metric.of(
                "paced",
                String.format(Locale.ROOT, "p99 at %,d events/s", few(5_000)),
                () -> new PacedLoad(few(100), few(5_000), SMALL))
            .comparing(Figure.P99)
            .reaching(Map.of(BARE, 1.3, node, 1.0, JETTY, 1.0)),
        Metric.of(
                OBSERVERS,
                "ack round trip through CDI observers",
                () -> new EchoLoad(few(100), 1, new Event("/cdi,", true, SMALL)))
            .needing(Ability.OBSERVERS));
  }

  private Metric broadcast(String id, int receivers) {
    String name = String.format(Locale.ROOT, "broadcast of 64 B to %,d", few(receivers));
    return Metric.of(id, name, () -> FanOutLoad.broadcast(few(receivers), SMALL, 0));
  }

  private String clients(int number) {
    return few(number) + " clients";
  }

  private int few(int number) {
    return number / divisor;
  }
}
