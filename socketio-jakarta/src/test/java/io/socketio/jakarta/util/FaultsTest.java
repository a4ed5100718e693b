// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FaultsTest {
  private final List<String> lines = new ArrayList<>();

  /** A logger that keeps its messages in {@link #lines}. */
  private final class Recorder implements Logger {
    private final String name;
    private final Level level;

    Recorder(String name, Level level) {
      this.name = name;
      this.level = level;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level asked) {
      return asked.getSeverity() >= level.getSeverity();
    }

    @Override
    public void log(
        Level at,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      lines.add(at + " " + message + " " + thrown);
    }

    @Override
    public void log(
        Level at, @Nullable ResourceBundle bundle, @Nullable String format, Object... params) {
      lines.add(at + " " + format);
    }
  }

  @Test
  void aClientCannotFillTheLog() {
    Logger log = new Recorder("FaultsTest.full", Logger.Level.INFO);
    for (int i = 0; i < 10_000; i++) {
      Faults.log(log, "handler " + i + " failed", new IllegalStateException("on purpose"));
    }
    Faults.log(log, "another failed", new IllegalArgumentException("on purpose"));
    assertThat(lines)
        .hasSize(LogLimit.MOST + 1)
        .first()
        .isEqualTo("ERROR handler 0 failed java.lang.IllegalStateException: on purpose");
    assertThat(lines.get(LogLimit.MOST)).startsWith("ERROR another failed");
  }

  @Test
  void whoLooksForAFaultGetsAll() {
    Logger log = new Recorder("FaultsTest.debug", Logger.Level.DEBUG);
    for (int i = 0; i < 10 * LogLimit.MOST; i++) {
      Faults.warn(log, "late", null);
    }
    assertThat(lines).hasSize(10 * LogLimit.MOST).containsOnly("WARNING late null");
  }
}
