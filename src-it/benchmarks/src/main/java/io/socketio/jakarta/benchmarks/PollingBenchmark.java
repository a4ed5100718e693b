// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks;

import io.socketio.jakarta.SocketIoServer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One POST with events, and one poll that takes the answers: the payload codec in both ways. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PollingBenchmark {
  private static final String EVENT = "42[\"echo\"," + Payloads.TEXT + "]";
  private static final String SEPARATOR = "\u001e";

  @Param({"1", "16"})
  private int events;

  private SocketIoServer io;
  private Handshake poll;
  private Handshake post;
  private byte[] body;

  @Setup
  public void connect() {
    io = SocketIoServer.builder().executor(Runnable::run).build();
    io.on("echo", event -> event.socket().emit("echo", event.args()));
    String open = exchange(Handshake.polling("GET"), new byte[0]);
    String sid = open.replaceFirst("^0\\{\"sid\":\"([^\"]+)\".*", "$1");
    poll = Handshake.polling("GET", sid);
    post = Handshake.polling("POST", sid);
    Answers.expect("ok", exchange(post, "40".getBytes(StandardCharsets.UTF_8)));
    Answers.expect("40{", exchange(poll, new byte[0]).substring(0, 3));
    String payload = (EVENT + SEPARATOR).repeat(events - 1) + EVENT;
    body = payload.getBytes(StandardCharsets.UTF_8);
    Answers.expect(payload, new String(echo(), StandardCharsets.UTF_8));
  }

  private String exchange(Handshake request, byte[] sent) {
    return new String(Exchange.with(io, request, sent), StandardCharsets.UTF_8);
  }

  @TearDown
  public void close() {
    io.close();
  }

  @Benchmark
  public byte[] echo() {
    Exchange.with(io, post, body);
    return Exchange.with(io, poll, new byte[0]);
  }
}
