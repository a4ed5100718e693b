// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.util.List;

/** What is measured, in full or with few clients. */
final class Metrics {
  private Metrics() {}

  static List<Metric> all() {
    return List.of(
        new Metric("ack round trip, 100 clients", false, () -> new EchoLoad(100, 1, true)),
        new Metric("16 events in flight, 50 clients", false, () -> new EchoLoad(50, 16, false)),
        new Metric("broadcast to 1,000", false, () -> FanOutLoad.broadcast(1_000)),
        new Metric("50 rooms of 20", false, () -> FanOutLoad.rooms(50, 20, 8)),
        new Metric("long-polling echo, 100 clients", true, () -> new PollingLoad(100)),
        new Metric("connect by WebSocket", false, () -> new ConnectLoad(32)),
        new Metric("connect, upgrade, echo", true, () -> new UpgradeLoad(64)));
  }

  /** The same with few clients, for a check that all of it works. */
  static List<Metric> small() {
    return List.of(
        new Metric("ack round trip", false, () -> new EchoLoad(4, 1, true)),
        new Metric("events in flight", false, () -> new EchoLoad(4, 16, false)),
        new Metric("broadcast", false, () -> FanOutLoad.broadcast(10)),
        new Metric("rooms", false, () -> FanOutLoad.rooms(2, 5, 4)),
        new Metric("long-polling echo", true, () -> new PollingLoad(4)),
        new Metric("connect by WebSocket", false, () -> new ConnectLoad(4)),
        new Metric("connect, upgrade, echo", true, () -> new UpgradeLoad(4)));
  }
}
