// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.conformance.wire.Await;
import io.socketio.jakarta.conformance.wire.Probe;
import io.socketio.jakarta.conformance.wire.Wire;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Checks that a test leaves nothing behind in the server. Our own fixtures must offer the probe
 * that this needs, other servers may.
 */
final class NothingLeft implements BeforeEachCallback, AfterEachCallback {
  private static final Duration BOUND = Duration.ofSeconds(60);

  /** Containers keep threads for a while; one thread per request of a test would be far more. */
  private static final int SPARE_THREADS = 40;

  private final Wire wire;
  private final int spareThreads;
  private Optional<Probe> before = Optional.empty();

  /** To be registered before the wire, so that the clients of the test are gone when it looks. */
  NothingLeft(Wire wire) {
    this(wire, SPARE_THREADS);
  }

  /** The same for a test that may leave more threads behind for a while. */
  NothingLeft(Wire wire, int spareThreads) {
    this.wire = wire;
    this.spareThreads = spareThreads;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    wire.beforeEach(context);
    before = Probe.read(wire.application());
    assertThat(before.isPresent() || !wire.target().isOurs())
        .as("our fixtures answer /probe")
        .isTrue();
    if (before.isPresent()) {
      before = Optional.of(awaitIdle());
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    before.ifPresent(
        then -> {
          Probe now = awaitIdle();
          assertThat(now.timers()).as("timers").isLessThanOrEqualTo(then.timers());
          assertThat(now.threads())
              .as("threads")
              .isLessThanOrEqualTo(then.threads() + spareThreads);
        });
  }

  private Probe awaitIdle() {
    Await.until("nobody is connected", BOUND, () -> probe().isIdle());
    return probe();
  }

  private Probe probe() {
    return Probe.read(wire.application()).orElseThrow();
  }
}
