// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javascript;

import io.socketio.jakarta.scenarios.ScenarioServer;
import io.socketio.jakarta.scenarios.Transports;
import io.socketio.jakarta.wire.FixtureProcess;
import io.socketio.jakarta.wire.Jsons;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** All scenarios over one transport, run by Node. */
final class NodeRun {
  private static final int MINUTES = 10;

  private final List<ScenarioResult> results;

  private NodeRun(List<ScenarioResult> results) {
    this.results = results;
  }

  /** Runs the scenarios and waits until they are over. */
  static NodeRun of(URI server, Transports transports) {
    Path output = file(transports, ".jsonl");
    Path errors = file(transports, ".log");
    ProcessBuilder node =
        new ProcessBuilder("node", "--test-reporter=./src/test/js/lines.mjs", "src/test/js/all.mjs")
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    node.environment()
        .putAll(
            Map.of(
                "SIO_URL", server.toString(),
                "SIO_TRANSPORT", transports.toString(),
                "SIO_PARSER", ScenarioServer.parser(),
                "SIO_FIXTURE", fixtureCommand()));
    try {
      int exitCode = run(node, errors);
      List<ScenarioResult> results = read(output);
      boolean passed = results.stream().allMatch(ScenarioResult::passed);
      if (results.isEmpty() || passed != (exitCode == 0)) {
        throw new AssertionError("Node ended with code " + exitCode + ", see " + errors);
      }
      return new NodeRun(results);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new file: builds for several servers may run at once in this directory. */
  private static Path file(Transports transports, String suffix) {
    String name = "javascript-" + ScenarioServer.fixture() + "-" + transports + "-";
    try {
      return Files.createTempFile(Files.createDirectories(Path.of("target")), name, suffix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fixtureCommand() {
    return Json.createArrayBuilder(FixtureProcess.command(ScenarioServer.fixture()))
        .build()
        .toString();
  }

  private static int run(ProcessBuilder node, Path errors) throws IOException {
    Process process = node.start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        throw new AssertionError("Node still runs after " + MINUTES + " min, see " + errors);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static List<ScenarioResult> read(Path output) throws IOException {
    return Files.readAllLines(output).stream()
        .map(line -> ScenarioResult.of(Jsons.object(line)))
        .toList();
  }

  List<ScenarioResult> results() {
    return results;
  }
}
