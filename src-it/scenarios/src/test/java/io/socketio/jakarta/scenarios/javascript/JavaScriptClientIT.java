// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javascript;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.socketio.jakarta.scenarios.ScenarioServer;
import io.socketio.jakarta.scenarios.Transports;
import io.socketio.jakarta.wire.FixtureProcess;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * The scenarios of the stock JavaScript client; each of them is a test here. Clients of two runs
 * against one server would receive each other's broadcasts: side by side each run has its own.
 */
class JavaScriptClientIT {
  @TestFactory
  Stream<DynamicContainer> scenarios() {
    return ScenarioServer.remote().isPresent() ? oneByOne() : sideBySide();
  }

  private static Stream<DynamicContainer> oneByOne() {
    return Stream.of(Transports.values())
        .map(it -> results(it, NodeRun.of(ScenarioServer.remote().get(), it)));
  }

  private static Stream<DynamicContainer> sideBySide() {
    List<CompletableFuture<DynamicContainer>> runs =
        Stream.of(Transports.values())
            .map(
                it ->
                    CompletableFuture.supplyAsync(
                        () -> onItsOwnServer(it), JavaScriptClientIT::start))
            .toList();
    return runs.stream().map(CompletableFuture::join);
  }

  private static void start(Runnable run) {
    new Thread(run, "node").start();
  }

  private static DynamicContainer onItsOwnServer(Transports transports) {
    try (FixtureProcess server = ScenarioServer.another(0)) {
      return results(transports, NodeRun.of(server.url(), transports));
    }
  }

  private static DynamicContainer results(Transports transports, NodeRun run) {
    return dynamicContainer(
        transports.toString(),
        run.results().stream()
            .map(
                result ->
                    dynamicTest(transports + ": " + result.scenario(), result::assertPassed)));
  }
}
