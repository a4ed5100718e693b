// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The server under test: the one at the system property {@code sio.url}, which includes the context
 * path, or else a fixture process of our own, shared by all tests of this JVM.
 */
public final class Target implements AutoCloseable {
  private final URI base;
  private final FixtureProcess process;

  private Target(URI base, FixtureProcess process) {
    this.base = base;
    this.process = process;
  }

  /** The server of the tests that an extension serves. */
  public static Target of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Target.class))
        .getOrComputeIfAbsent(Target.class, key -> start(), Target.class);
  }

  /** A fixture that only these tests start, whatever server is under test otherwise. */
  static Target of(ExtensionContext context, String fixture) {
    return context
        .getRoot()
        .getStore(Namespace.create(Target.class))
        .getOrComputeIfAbsent(fixture, key -> start(fixture), Target.class);
  }

  private static Target start(String fixture) {
    FixtureProcess process = FixtureProcess.start(fixture);
    return new Target(process.url(), process);
  }

  private static Target start() {
    String url = System.getProperty("sio.url", "");
    if (!url.isEmpty()) {
      return new Target(URI.create(url.endsWith("/") ? url : url + "/"), null);
    }
    return start(System.getProperty("sio.fixture", "conformance"));
  }

  /** The URL of the application, with a slash at its end. */
  public URI base() {
    return base;
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
