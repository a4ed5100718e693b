// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who runs where: servers on the first processors, the load generator on the last one.
 *
 * @param pinned whether that is possible
 * @param available how many there are
 */
record Processors(boolean pinned, int available) {
  /** Everything everywhere. */
  static final Processors SHARED = new Processors(false, 1);

  /** Takes the last processor for this process, if there are several. */
  static Processors divide() throws IOException, InterruptedException {
    int available = Runtime.getRuntime().availableProcessors();
    return new Processors(available > 1 && pinSelf(available - 1), available);
  }

  private static boolean pinSelf(int processor) throws IOException, InterruptedException {
    String pid = Long.toString(ProcessHandle.current().pid());
    try {
      return new ProcessBuilder("taskset", "-acp", Integer.toString(processor), pid)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no such program here
    }
  }

  /** How to start a server where it belongs. */
  List<String> command(Peer peer) {
    List<String> command = new ArrayList<>();
    if (pinned) {
      String first =
          IntStream.range(0, Math.min(peer.processors(), available))
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(","));
      command.addAll(List.of("taskset", "-c", first));
    }
    command.addAll(peer.start());
    return command;
  }

  @Override
  public String toString() {
    return available
        + (pinned
            ? " processors, servers on the first, the load generator on the last"
            : " shared");
  }
}
