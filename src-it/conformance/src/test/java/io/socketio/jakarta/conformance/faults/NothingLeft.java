// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.Probe;
import io.socketio.jakarta.wire.Wire;
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

  /** Each look is a request. */
  private static final Duration STEP = Duration.ofMillis(30);

  /** Containers keep some threads; one thread per request of a test would be far more. */
  private static final int SPARE_THREADS = 40;

  /** Containers keep the other threads of a burst for a minute, by default. */
  private static final Duration THREADS_BOUND = Duration.ofMinutes(3);

  /** Each look keeps one thread of the container from ending: one after the other gets its turn. */
  private static final Duration THREADS_STEP = Duration.ofSeconds(2);

  private final Wire wire;
  private final int spareThreads;
  private Optional<Probe> before = Optional.empty();

  /** To be registered before the wire, so that the clients of the test are gone when it looks. */
  NothingLeft(Wire wire) {
    this(wire, SPARE_THREADS);
  }

  /** The same for a test that may leave more threads behind. */
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
          awaitFewThreads(then.threads() + spareThreads);
        });
  }

  private void awaitFewThreads(int limit) {
    Await.until(
        "at most " + limit + " threads",
        THREADS_BOUND,
        THREADS_STEP,
        () -> probe().threads() <= limit);
  }

  private Probe awaitIdle() {
    Await.until("nobody is connected", BOUND, STEP, () -> probe().isIdle());
    return probe();
  }

  private Probe probe() {
    return Probe.read(wire.application()).orElseThrow();
  }
}
