// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.JsonParser;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.Parser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading and writing one packet. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PacketBenchmark {
  private static final String TEXT_EVENT = "217[\"echo\"," + Payloads.TEXT + "]";
  private static final String OBJECT_EVENT = "217[\"echo\"," + Payloads.OBJECT + "]";

  private final Parser parser = new JsonParser();
  private final Parser.Decoder decoder = parser.decoder(10, packet -> decoded = packet);
  private final Packet values =
      Packet.event(
          "/", "news", PacketData.of("headline", 42, true, List.of(1, 2, 3), Map.of("a", "b")));
  private Packet decoded;
  private Packet received;

  /** Checks that what is measured is right. */
  @Setup
  public void check() {
    received = decodeObject();
    Answers.expect(17L, received.id());
    Answers.expect("echo", received.event());
    Answers.expect("anna", received.data().<Map<?, ?>>find(0, Map.class).orElseThrow().get("user"));
    Answers.expect("4" + OBJECT_EVENT, encodeReceived().get(0).frame());
    Answers.expect(
        "42[\"news\",\"headline\",42,true,[1,2,3],{\"a\":\"b\"}]", encodeValues().get(0).frame());
    Answers.expect("x".repeat(64), readText());
  }

  @Benchmark
  public Packet decodeText() {
    decoder.text(TEXT_EVENT);
    return decoded;
  }

  @Benchmark
  public Packet decodeObject() {
    decoder.text(OBJECT_EVENT);
    return decoded;
  }

  @Benchmark
  public Object readText() {
    decoder.text(TEXT_EVENT);
    return decoded.data().find(0, String.class).orElseThrow();
  }

  @Benchmark
  public Object readObject() {
    return received.data().find(0, Map.class).orElseThrow();
  }

  /** What a relayed event costs: its argument is never decoded. */
  @Benchmark
  public List<EngineMessage> encodeReceived() {
    return parser.encode(received);
  }

  @Benchmark
  public List<EngineMessage> encodeValues() {
    return parser.encode(values);
  }
}
