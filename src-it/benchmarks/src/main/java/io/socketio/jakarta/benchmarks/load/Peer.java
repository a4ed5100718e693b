// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A server that takes part.
 *
 * @param name what tables call it
 * @param abilities what it can do besides what all can
 * @param processors how many processors it may use, if the machine has enough
 * @param start how to start it
 */
record Peer(String name, Set<Ability> abilities, int processors, List<String> start) {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();
  private static final String PEERS = "io.socketio.jakarta.benchmarks.peers.";

  private static final List<String> PRECISE_PROFILES =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");

  static final Peer OURS =
      java(
          "socketio-jakarta",
          Set.of(Ability.values()),
          "io.socketio.jakarta.fixtures.Fixtures",
          "bench",
          "0");
  static final Peer BARE =
      java("bare endpoint", Set.of(Ability.POLLING, Ability.BINARY), PEERS + "BareServer");
  static final Peer NETTY =
      java(
          "netty-socketio", Set.of(Ability.POLLING, Ability.SLOW_READERS), PEERS + "NettySocketIo");
  static final Peer JETTY =
      java(
          "socket.io-server",
          Set.of(Ability.POLLING, Ability.BINARY),
          PEERS + "SocketIoServerOnJetty");

  static Peer node(Path server) {
    return new Peer(
        "socket.io on Node",
        Set.of(Ability.POLLING, Ability.SLOW_READERS, Ability.BINARY),
        1,
        List.of("node", server.toString()));
  }

  private static Peer java(String name, Set<Ability> abilities, String... arguments) {
    List<String> command = new ArrayList<>();
    String classPath = System.getProperty("java.class.path");
    command.addAll(List.of(JAVA, "-Xms256m", "-Xmx1g"));
    command.addAll(PRECISE_PROFILES);
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(arguments));
    return new Peer(name, abilities, 1, command);
  }

  /** The same with more settings of its Java machine. */
  Peer with(String what, String... settings) {
    List<String> command = new ArrayList<>(start);
    command.addAll(command.indexOf("-cp"), List.of(settings));
    return new Peer(name + what, abilities, processors, command);
  }

  /** The same with another number of processors. */
  Peer on(String what, int number) {
    return new Peer(name + what, abilities, number, start);
  }
}
