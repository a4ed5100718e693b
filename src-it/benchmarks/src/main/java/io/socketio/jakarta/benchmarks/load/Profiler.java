// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** async-profiler, which samples the processor time of a server, system calls included. */
final class Profiler implements AutoCloseable {
  private static final String START = "start,event=cpu,interval=500us";

  private final Path folder;
  private final Path library;

  private Profiler(Path folder) {
    this.folder = folder;
    library = folder.resolve("libasyncProfiler.so");
  }

  /**
   * Unpacks the library of this platform.
   *
   * @throws IOException if there is none
   */
  static Profiler unpack() throws IOException {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
    String resource = "/linux-" + processor + "/libasyncProfiler.so";
    Profiler profiler = new Profiler(Files.createTempDirectory("profile"));
    try (InputStream library = Profiler.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new IOException("no profiler for this platform");
      }
      Files.copy(library, profiler.library);
    }
    return profiler;
  }

  void start(Server server) throws IOException {
    command(server, START);
  }

  /** Ends the profile: how often the server was seen at what, as parts of 1. */
  Map<Share, Double> stop(Server server) throws IOException {
    Path stacks = folder.resolve("stacks");
    command(server, "stop,collapsed,file=" + stacks);
    Map<Share, Double> shares = new EnumMap<>(Share.class);
    long all = 0;
    for (String line : Files.readAllLines(stacks)) {
      int space = line.lastIndexOf(' ');
      long count = Long.parseLong(line.substring(space + 1));
      shares.merge(Share.of(line.substring(0, space)), (double) count, Double::sum);
      all += count;
    }
    Files.delete(stacks);
    double total = all;
    shares.replaceAll((share, count) -> count / total);
    return shares;
  }

  private void command(Server server, String options) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(server.pid()));
      try {
        machine.loadAgentPath(library.toString(), options);
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException
        | AgentLoadException
        | AgentInitializationException failure) {
      throw new IOException("no profile", failure);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(library);
    Files.delete(folder);
  }
}
