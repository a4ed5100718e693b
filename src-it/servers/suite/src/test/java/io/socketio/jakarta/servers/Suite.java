// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Tests that know a server by its address, run against a server here; each is a test here, too. */
final class Suite implements TestExecutionListener {
  private final List<DynamicTest> results = new ArrayList<>();

  private Suite() {}

  /** Runs the tests of a package. */
  static Stream<DynamicTest> run(String tests, URL server, String fixture) {
    System.setProperty("sio.url", root(server));
    System.setProperty("sio.fixture", fixture);
    return run(tests);
  }

  /** Runs the tests of signing in. */
  static Stream<DynamicTest> login(URL server, String login) {
    System.setProperty("members.url", root(server));
    System.setProperty("members.login", login);
    return run("io.socketio.jakarta.containers.security");
  }

  /** Payara Micro names an address of the machine, whatever address it listens at. */
  private static String root(URL server) {
    return "http://127.0.0.1:" + server.getPort() + "/";
  }

  private static Stream<DynamicTest> run(String tests) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage(tests))
            .filters(
                includeClassNamePatterns(".*IT"), excludeTags("own-server"), Deviations.filter())
            .build();
    Suite suite = new Suite();
    ServerLog log = new ServerLog();
    LauncherFactory.create().execute(request, suite);
    assertThat(suite.results).isNotEmpty();
    suite.results.add(
        dynamicTest("the server logs no error", () -> assertThat(log.problems()).isEmpty()));
    return suite.results.stream();
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() || result.getStatus() != Status.SUCCESSFUL) {
      results.add(dynamicTest(name(test), () -> assertPassed(result)));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    results.add(
        dynamicTest(
            name(test),
            () -> {
              throw new AssertionError("skipped: " + reason);
            }));
  }

  private static String name(TestIdentifier test) {
    Optional<String> method =
        test.getSource()
            .filter(MethodSource.class::isInstance)
            .map(MethodSource.class::cast)
            .map(source -> source.getClassName() + "." + source.getMethodName() + ": ");
    return method.orElse("") + test.getDisplayName();
  }

  private static void assertPassed(TestExecutionResult result) throws Throwable {
    if (result.getStatus() != Status.SUCCESSFUL) {
      throw result.getThrowable().orElseThrow();
    }
  }
}
