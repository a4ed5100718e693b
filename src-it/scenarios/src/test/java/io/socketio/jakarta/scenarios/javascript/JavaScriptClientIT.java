// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javascript;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.socketio.jakarta.scenarios.ScenarioServer;
import io.socketio.jakarta.scenarios.Transports;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenarios of the stock JavaScript client; each of them is a test here. */
class JavaScriptClientIT {
  @RegisterExtension static final ScenarioServer SERVER = new ScenarioServer();

  @TestFactory
  Stream<DynamicContainer> scenarios() {
    return Stream.of(Transports.values()).map(JavaScriptClientIT::scenarios);
  }

  private static DynamicContainer scenarios(Transports transports) {
    NodeRun run = NodeRun.of(SERVER.base(), transports);
    return dynamicContainer(
        transports.toString(),
        run.results().stream()
            .map(
                result ->
                    dynamicTest(transports + ": " + result.scenario(), result::assertPassed)));
  }
}
