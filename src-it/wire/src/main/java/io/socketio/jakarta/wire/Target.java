// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The server under test: the one at the system property {@code sio.url}, which includes the context
 * path, or else a fixture process of our own, shared by all tests of this JVM but those of {@link
 * Undisturbed} classes.
 */
public final class Target implements AutoCloseable {
  /** That of a server that was started from outside, on a machine that runs nothing else. */
  private static final Duration PING_TIMEOUT = Duration.ofMillis(200);

  /** Where tests run side by side, a busy machine gets more time for its pongs. */
  private static final Duration LONG_PING_TIMEOUT = Duration.ofSeconds(2);

  private final URI base;
  private final Duration pingTimeout;
  private final FixtureProcess process;

  private Target(URI base, Duration pingTimeout, FixtureProcess process) {
    this.base = base;
    this.pingTimeout = pingTimeout;
    this.process = process;
  }

  /** The server of the tests that an extension serves. */
  public static Target of(ExtensionContext context) {
    return of(context, "", Target::start);
  }

  /** A fixture that only these tests start, whatever server is under test otherwise. */
  static Target of(ExtensionContext context, String fixture) {
    return of(context, fixture, pingTimeout -> start(fixture, pingTimeout));
  }

  /**
   * What tests attack, with a heap that little can fill and threads that few can take. What one
   * class leaves behind is no matter of another.
   */
  public static Target underAttack(ExtensionContext context) {
    return target(ofClass(context), context.getRequiredTestClass(), Target::startUnderAttack);
  }

  private static Target startUnderAttack() {
    return remote()
        .map(url -> new Target(url, PING_TIMEOUT, null))
        .orElseGet(
            () -> {
              FixtureProcess process =
                  FixtureProcess.start(
                      "attack", List.of("-Xmx256m", "-Dfixtures.connectorThreads=20"));
              return new Target(process.url(), LONG_PING_TIMEOUT, process);
            });
  }

  private static Target of(
      ExtensionContext context, String fixture, Function<Duration, Target> start) {
    Class<?> test = context.getRequiredTestClass();
    Undisturbed undisturbed = test.getAnnotation(Undisturbed.class);
    if (undisturbed == null) {
      return target(context.getRoot(), fixture, () -> start.apply(LONG_PING_TIMEOUT));
    }
    Duration pingTimeout = undisturbed.shortPingTimeout() ? PING_TIMEOUT : LONG_PING_TIMEOUT;
    // A store looks into those of its parents, too: the keys must differ.
    return target(ofClass(context), List.of(test, fixture), () -> start.apply(pingTimeout));
  }

  private static Target target(ExtensionContext scope, Object key, Supplier<Target> start) {
    return scope
        .getStore(Namespace.create(Target.class))
        .computeIfAbsent(key, absent -> start.get(), Target.class);
  }

  private static ExtensionContext ofClass(ExtensionContext context) {
    return context
        .getParent()
        .filter(parent -> parent.getTestClass().isPresent())
        .map(Target::ofClass)
        .orElse(context);
  }

  private static Target start(String fixture, Duration pingTimeout) {
    String option = "-Dfixtures.pingTimeoutMillis=" + pingTimeout.toMillis();
    FixtureProcess process = FixtureProcess.start(fixture, List.of(option));
    return new Target(process.url(), pingTimeout, process);
  }

  private static Target start(Duration pingTimeout) {
    Optional<URI> remote = remote();
    if (remote.isPresent()) {
      return new Target(remote.get(), PING_TIMEOUT, null);
    }
    return start(System.getProperty("sio.fixture", "conformance"), pingTimeout);
  }

  /** The server at the system property {@code sio.url}, with a slash at its end. */
  public static Optional<URI> remote() {
    return Optional.of(System.getProperty("sio.url", ""))
        .filter(url -> !url.isEmpty())
        .map(url -> URI.create(url.endsWith("/") ? url : url + "/"));
  }

  /** The URL of the application, with a slash at its end. */
  public URI base() {
    return base;
  }

  /** The ping timeout of the servers of a conformance fixture. */
  public Duration pingTimeout() {
    return pingTimeout;
  }

  /** Whether the server is a fixture that these tests have started. */
  public boolean isOurs() {
    return process != null;
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
