// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what JMH has found into a page: {@code Allocations RESULTS PAGE}. */
public final class Allocations {
  private static final int FEW = 100;
  private static final int MANY = 1_000;
  private static final Map<String, String> OPERATIONS = new LinkedHashMap<>();

  static {
    OPERATIONS.put("PacketBenchmark.decodeText", "decode an event");
    OPERATIONS.put("PacketBenchmark.readText", "decode an event and read its text");
    OPERATIONS.put("PacketBenchmark.decodeObject", "decode an event with an object");
    OPERATIONS.put("PacketBenchmark.readObject", "read the object as a map");
    OPERATIONS.put("PacketBenchmark.encodeReceived", "encode an object as it was received");
    OPERATIONS.put("PacketBenchmark.encodeValues", "encode values, a list and a map");
    OPERATIONS.put("DispatchBenchmark.acknowledge", "acknowledge an event, frame to frame");
    OPERATIONS.put("DispatchBenchmark.acknowledgeObject", "the same with an object");
    OPERATIONS.put("DispatchBenchmark.echo", "echo an event, frame to frame");
    OPERATIONS.put("PollingBenchmark.echo 1", "one event by POST, its answer by poll");
    OPERATIONS.put("PollingBenchmark.echo 16", "16 events by POST, their answers by poll");
    for (int receivers : List.of(FEW, MANY)) {
      String many = Table.cell("%,d", receivers);
      OPERATIONS.put("BroadcastBenchmark.all " + receivers, "broadcast to " + many);
      OPERATIONS.put("BroadcastBenchmark.room " + receivers, "broadcast to a room of " + many);
      OPERATIONS.put(
          "QueueBenchmark.busy " + receivers,
          "broadcast to " + many + " that are still being sent something");
    }
  }

  private final Map<String, JsonNode> found = new TreeMap<>();

  private Allocations(JsonNode results) {
    for (JsonNode result : results) {
      String name = result.get("benchmark").asText().replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1");
      StringBuilder key = new StringBuilder(name);
      result.path("params").forEach(value -> key.append(' ').append(value.asText()));
      found.put(key.toString(), result);
    }
  }

  /**
   * Writes the table.
   *
   * @param args the results in JSON, and the page
   * @throws IOException if one of them cannot be read, or the results are not complete
   */
  public static void main(String[] args) throws IOException {
    JsonNode results = new ObjectMapper().readTree(Path.of(args[0]).toFile());
    String text = new Allocations(results).markdown();
    Document.replace(Path.of(args[1]), "allocations", text);
    System.out.println(text);
  }

  private String markdown() throws IOException {
    if (!found.keySet().equals(new TreeMap<>(OPERATIONS).keySet())) {
      throw new IOException("no results for just these operations: " + found.keySet());
    }
    Table table = new Table("operation", List.of("bytes"));
    OPERATIONS.forEach(
        (key, operation) -> table.row(operation, List.of(Table.cell("%,.0f", bytes(key)))));
    return table + "\n" + receivers();
  }

  private String receivers() {
    return Table.cell(
        "Each further receiver of a broadcast takes %.1f bytes, one of a room %.1f, one that is still"
            + " being sent something %.1f. The smallest object takes 16.",
        more("BroadcastBenchmark.all "),
        more("BroadcastBenchmark.room "),
        more("QueueBenchmark.busy "));
  }

  private double more(String operation) {
    return (bytes(operation + MANY) - bytes(operation + FEW)) / (MANY - FEW);
  }

  private double bytes(String key) {
    JsonNode figures = found.get(key).get("secondaryMetrics");
    JsonNode allocated = figures.path("gc.alloc.rate.norm");
    return (allocated.isMissingNode() ? figures.get("·gc.alloc.rate.norm") : allocated)
        .get("score")
        .asDouble();
  }
}
