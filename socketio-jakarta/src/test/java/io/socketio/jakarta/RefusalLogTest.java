// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Handlers that could never be called are named in the log before containers hide the exception.
 */
final class RefusalLogTest extends ServerTest {
  private final Logger logger = Logger.getLogger("io.socketio.jakarta.server.Startup");
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  /** Other tests run at the same time. */
  private final Handler capture =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          if (logged.getMessage().contains(RefusalLogTest.class.getName())) {
            lines.add(logged.getLevel() + " " + logged.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private record Hidden(String text) {}

  @BeforeEach
  void listen() {
    logger.addHandler(capture);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(capture);
  }

  @Test
  void eachIsOneLineWithEventPlaceAndReason() {
    refuse(() -> io.on("connect", event -> {}));
    refuse(() -> io.onServerSide("connection", event -> {}));
    refuse(() -> io.of("/b").onWithAck("say", Hidden.class, (hidden, event) -> 1));

    String here = RefusalLogTest.class.getName();
    assertThat(lines)
        .containsExactlyElementsOf(
            List.of(
                "SEVERE on(\"connect\", ...) of namespace / in "
                    + here
                    + ": \"connect\" is a reserved event name; use onConnection(...)",
                "SEVERE onServerSide(\"connection\", ...) of namespace / in "
                    + here
                    + ": \"connection\" is a reserved event name; use onConnection(...)",
                "SEVERE onWithAck(\"say\", ...) of namespace /b in "
                    + here
                    + ": cannot be decoded: "
                    + Hidden.class.getName()
                    + " is not public; make it public"));
  }

  @Test
  void whatAClientMayCauseIsNotLogged() {
    FakeClient.connect(io);

    refuse(() -> io.on("connect", event -> {}));

    assertThat(lines).isEmpty();
  }

  private static void refuse(Runnable registration) {
    assertThatIllegalArgumentException().isThrownBy(registration::run);
  }
}
