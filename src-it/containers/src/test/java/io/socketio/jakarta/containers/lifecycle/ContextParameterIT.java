// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.containers.Client;
import io.socketio.jakarta.containers.TomcatServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sample chat with context parameters for its server. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ContextParameterIT {
  private static final Logger OURS = Logger.getLogger("io.socketio.jakarta");

  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Handler log =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          if (isLoggable(record)) {
            logged.add(record.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    log.setLevel(Level.WARNING);
    OURS.addHandler(log);
  }

  @AfterEach
  void listenNoMore() {
    OURS.removeHandler(log);
  }

  @Test
  void areTakenWithoutAWarning() {
    try (TomcatServer tomcat = TomcatServer.empty()) {
      tomcat.deploy(
          "/chat", Chat.WAR, context -> context.addParameter("socketio.maxPendingEvents", "7"));

      try (Client person = Chat.person(tomcat, "/chat", 0)) {
        assertThat(person.ended()).isFalse();
      }
    }
    assertThat(logged).isEmpty();
  }
}
