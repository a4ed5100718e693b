// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import io.socketio.jakarta.SocketIoOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Sets up the server. */
@ApplicationScoped
class Settings {
  /** Whoever vanishes without a word is still listed for 15 s, instead of 45 s by default. */
  void heartbeat(@Observes SocketIoOptions.Builder options) {
    options.engine(
        engine -> engine.pingInterval(Duration.ofSeconds(10)).pingTimeout(Duration.ofSeconds(5)));
  }
}
