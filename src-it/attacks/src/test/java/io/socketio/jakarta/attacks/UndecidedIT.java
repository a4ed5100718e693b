// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Exchange;
import io.socketio.jakarta.wire.Wire;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Handshakes on which the application decides later. */
class UndecidedIT {
  /** More than a container has threads. */
  private static final int MANY = 220;

  @RegisterExtension final Victim victim = Victim.at("undecided");

  @Test
  void webSocketsThatAreNotDecidedOn() {
    List<Exchange> handshakes =
        Stream.generate(() -> victim.wire().start(Wire.upgrade(Wire.WEBSOCKET)))
            .limit(MANY)
            .toList();

    // a server without a thread to spare has no time for some
    assertThat(handshakes).allSatisfy(each -> assertThat(each.answer().status()).isIn(400, 503));
  }
}
