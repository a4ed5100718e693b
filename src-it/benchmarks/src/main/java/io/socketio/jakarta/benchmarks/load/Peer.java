// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that takes part.
 *
 * @param name what tables call it
 * @param polling whether it speaks long polling, too
 * @param start how to start it
 */
record Peer(String name, boolean polling, List<String> start) {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();
  private static final String PEERS = "io.socketio.jakarta.benchmarks.peers.";

  static Peer ours() {
    return java("socketio-jakarta", true, "io.socketio.jakarta.fixtures.Fixtures", "bench", "0");
  }

  /** Node first: ratios refer to it. */
  static List<Peer> all(Path nodeServer) {
    List<Peer> peers = new ArrayList<>();
    peers.add(new Peer("socket.io on Node", true, List.of("node", nodeServer.toString())));
    peers.add(ours());
    peers.addAll(javaPeers());
    return peers;
  }

  static List<Peer> javaPeers() {
    return List.of(
        java("bare endpoint", false, PEERS + "BareEndpoint"),
        java("netty-socketio", true, PEERS + "NettySocketIo"),
        java("socket.io-server", true, PEERS + "SocketIoServerOnTomcat"));
  }

  private static Peer java(String name, boolean polling, String... arguments) {
    List<String> command = new ArrayList<>();
    String classPath = System.getProperty("java.class.path");
    command.addAll(List.of(JAVA, "-Xms256m", "-Xmx1g", "-cp", classPath));
    command.addAll(List.of(arguments));
    return new Peer(name, polling, command);
  }

  /** The command, on the first processor if it is to have one for itself. */
  List<String> command(boolean pinned) {
    List<String> command = new ArrayList<>();
    if (pinned) {
      command.addAll(List.of("taskset", "-c", "0"));
    }
    command.addAll(start);
    return command;
  }
}
