// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.time.Duration;
import java.util.Optional;

/** The flags of one emit to one socket. */
record EmitFlags(boolean isVolatile, boolean compress, Optional<Duration> timeout) {
  static final EmitFlags NONE = new EmitFlags(false, true, Optional.empty());

  static Duration positive(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("a timeout must be positive");
    }
    return duration;
  }
}
