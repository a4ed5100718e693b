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

/** One event to many clients, without a network; divide by the receivers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BroadcastBenchmark {
  @Param({"100", "1000"})
  private int receivers;

  private final List<Peer> peers = new ArrayList<>();
  private SocketIoServer io;

  @Setup
  public void connect() {
    io = SocketIoServer.builder().executor(Runnable::run).build();
    io.onConnection(socket -> socket.join("room"));
    for (int i = 0; i < receivers; i++) {
      peers.add(Peer.connect(io));
    }
    expectEverywhere(all());
    expectEverywhere(room());
  }

  private void expectEverywhere(Peer sample) {
    for (Peer peer : peers) {
      Answers.expect("42[\"news\",\"headline\"]", peer.last());
      Answers.expect(sample.received(), peer.received());
    }
  }

  @TearDown
  public void close() {
    expectEverywhere(peers.get(0));
    peers.clear();
    io.close();
  }

  @Benchmark
  public Peer all() {
    io.emit("news", "headline");
    return peers.get(0);
  }

  @Benchmark
  public Peer room() {
    io.to("room").emit("news", "headline");
    return peers.get(0);
  }
}
