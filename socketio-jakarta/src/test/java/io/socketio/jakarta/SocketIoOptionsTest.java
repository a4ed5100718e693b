// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SocketIoOptionsTest {
  @Test
  void hasTheDefaultsOfTheReferenceServer() {
    SocketIoOptions options = SocketIoOptions.builder().build();

    assertThat(options.path()).isEqualTo("/socket.io");
    assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(45));
    assertThat(options.engine().pingInterval()).isEqualTo(Duration.ofSeconds(25));
    assertThat(options.engine().pingTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(options.engine().maxHttpBufferSize()).isEqualTo(1_000_000);
    assertThat(options.engine().cors()).isEmpty();
    assertThat(options.engine().allowEIO3()).isFalse();
    assertThat(options.engine().jsonp()).isFalse();
    assertThat(options.engine().roles()).isEmpty();
  }
}
