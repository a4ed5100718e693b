// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios;

import io.socketio.jakarta.wire.FixtureProcess;
import io.socketio.jakarta.wire.Target;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The server that the scenarios of the Java client share. */
public final class ScenarioServer implements BeforeAllCallback {
  private URI base;

  @Override
  public void beforeAll(ExtensionContext context) {
    base = Target.of(context).base();
  }

  /** The root of the application, with a slash at its end. */
  public URI base() {
    return base;
  }

  /** The server that all scenarios are played against; empty if they start fixtures. */
  public static Optional<URI> remote() {
    return Target.remote();
  }

  /** The name of the fixture. */
  public static String fixture() {
    return System.getProperty("sio.fixture", "scenario");
  }

  /** The encoding of packets that the fixture uses. */
  public static String parser() {
    return fixture().endsWith("-msgpack") ? "msgpack" : "json";
  }

  /** Starts another server of the same kind, at a port or, with 0, at a free one. */
  public static FixtureProcess another(int port) {
    return FixtureProcess.start(fixture(), port);
  }
}
