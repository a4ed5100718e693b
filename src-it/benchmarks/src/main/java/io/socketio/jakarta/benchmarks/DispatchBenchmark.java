// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks;

import io.socketio.jakarta.SocketIoServer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One event from its frame to the frame of its answer, without a network and without a thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DispatchBenchmark {
  private static final String EMIT = "42[\"echo\"," + Payloads.TEXT + "]";
  private static final String ACK = "4217[\"echo-ack\"," + Payloads.TEXT + "]";
  private static final String OBJECT = "4217[\"echo-ack\"," + Payloads.OBJECT + "]";

  private SocketIoServer io;
  private Peer peer;

  @Setup
  public void connect() {
    io = SocketIoServer.builder().executor(Runnable::run).build();
    io.on("echo", event -> event.socket().emit("echo", event.args()));
    io.on("echo-ack", event -> event.ack().send(event.args()));
    peer = Peer.connect(io);
    Answers.expect(EMIT, echo());
    Answers.expect("4317[" + Payloads.TEXT + "]", acknowledge());
    Answers.expect("4317[" + Payloads.OBJECT + "]", acknowledgeObject());
  }

  @TearDown
  public void close() {
    peer.expect("4");
    io.close();
  }

  @Benchmark
  public String echo() {
    peer.send(EMIT);
    return peer.last();
  }

  @Benchmark
  public String acknowledge() {
    peer.send(ACK);
    return peer.last();
  }

  @Benchmark
  public String acknowledgeObject() {
    peer.send(OBJECT);
    return peer.last();
  }
}
