// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Something that is measured.
 *
 * @param id what a selection calls it
 * @param name what tables call it
 * @param figure what is compared
 * @param needs what a server must be able to do
 * @param maxRounds in how many rounds it is measured, if there are more
 * @param targets what the ratio of this server to another one should reach
 * @param load makes what the clients do
 */
record Metric(
    String id,
    String name,
    Figure figure,
    Set<Ability> needs,
    int maxRounds,
    Map<Peer, Double> targets,
    Supplier<Workload> load) {

  static Metric of(String id, String name, Supplier<Workload> load) {
    return new Metric(id, name, Figure.EFFICIENCY, Set.of(), Integer.MAX_VALUE, Map.of(), load);
  }

  Metric comparing(Figure compared) {
    return new Metric(id, name, compared, needs, maxRounds, targets, load);
  }

  Metric needing(Ability ability) {
    return new Metric(id, name, figure, Set.of(ability), maxRounds, targets, load);
  }

  Metric atMost(int rounds) {
    return new Metric(id, name, figure, needs, rounds, targets, load);
  }

  Metric reaching(Map<Peer, Double> ratios) {
    return new Metric(id, name, figure, needs, maxRounds, ratios, load);
  }

  boolean isFor(Peer peer, int round) {
    return peer.abilities().containsAll(needs) && round <= maxRounds;
  }
}
