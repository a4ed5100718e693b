// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.FixtureProcess;
import org.junit.jupiter.api.Test;

/** A heap that something else has filled, until it is freed. No server takes part. */
class FilledHeapIT {
  @Test
  void timersAndQueuesGoOnWhenThereIsMemoryAgain() {
    assertThat(FixtureProcess.outputOf("FilledHeap", "-Xmx48m", "-XX:+UseSerialGC"))
        .endsWith("WENT ON");
  }
}
