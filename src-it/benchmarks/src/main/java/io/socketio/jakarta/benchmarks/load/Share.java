// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.util.List;

/** What processor time is spent on, told from the frames of a sampled stack. */
enum Share {
  WRITE(
      "write to sockets",
      "sun/nio/ch/SocketDispatcher.write",
      "sun/nio/ch/FileDispatcherImpl.write"),
  READ(
      "read from sockets",
      "sun/nio/ch/SocketDispatcher.read",
      "sun/nio/ch/FileDispatcherImpl.read"),
  CONNECTIONS(
      "accept, select, close",
      "sun/nio/ch/EPoll",
      "sun/nio/ch/Net.",
      "sun/nio/ch/ServerSocketChannelImpl.",
      "sun/nio/ch/SocketChannelImpl.implClose",
      "sun/nio/ch/SocketChannelImpl.kill",
      "sun/nio/ch/SocketDispatcher.close",
      "sun/nio/ch/FileDispatcherImpl.close"),
  THREADS(
      "park and wake threads", "jdk/internal/misc/Unsafe.park", "jdk/internal/misc/Unsafe.unpark"),
  WEBSOCKET("Tomcat, WebSocket", "org/apache/tomcat/websocket/"),
  HTTP("Tomcat, HTTP and threads", "org/apache/"),
  JSON("JSON-B", "org/eclipse/"),
  HANDLERS("handlers", "io/socketio/jakarta/fixtures/", "io/socketio/jakarta/benchmarks/"),
  OURS("socketio-jakarta", "io/socketio/jakarta/"),
  MACHINE("JIT, GC, others");

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> frames;

  Share(String title, String... frames) {
    this.title = title;
    this.frames = List.of(frames);
  }

  /** What tables call it. */
  String title() {
    return title;
  }

  /**
   * Tells what a stack is about: its innermost frame that somebody owns counts, so the JDK belongs
   * to its caller, and a system call to what it does.
   *
   * @param stack the frames, the innermost last, separated by semicolons
   */
  static Share of(String stack) {
    int end = stack.length();
    while (end > 0) {
      int start = stack.lastIndexOf(';', end - 1) + 1;
      for (Share share : values()) {
        if (share.owns(stack, start)) {
          return share;
        }
      }
      end = start - 1;
    }
    return MACHINE;
  }

  private boolean owns(String stack, int start) {
    return frames.stream().anyMatch(frame -> stack.startsWith(frame, start));
  }
}
