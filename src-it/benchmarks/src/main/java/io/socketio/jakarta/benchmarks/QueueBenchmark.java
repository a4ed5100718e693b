// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks;

import io.socketio.jakarta.SocketIoServer;
import java.util.ArrayList;
import java.util.List;
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

/**
 * One event to many clients that are still being sent the one before: it waits for each of them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QueueBenchmark {
  @Param({"100", "1000"})
  private int receivers;

  private final List<Peer> peers = new ArrayList<>();
  private SocketIoServer io;

  @Setup
  public void connect() {
    io = SocketIoServer.builder().executor(Runnable::run).build();
    for (int i = 0; i < receivers; i++) {
      Peer peer = Peer.connect(io);
      peer.slowDown();
      peers.add(peer);
    }
    io.emit("news", "first");
    expect(1, "42[\"news\",\"first\"]");
    busy();
    expect(2, "42[\"news\",\"headline\"]");
  }

  private void expect(long received, String last) {
    for (Peer peer : peers) {
      Answers.expect(received, peer.received());
      Answers.expect(last, peer.last());
    }
  }

  @TearDown
  public void close() {
    expect(peers.get(0).received(), "42[\"news\",\"headline\"]");
    peers.clear();
    io.close();
  }

  @Benchmark
  public Peer busy() {
    io.emit("news", "headline");
    for (Peer peer : peers) {
      peer.written();
    }
    return peers.get(0);
  }
}
