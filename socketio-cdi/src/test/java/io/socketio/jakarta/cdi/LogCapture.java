// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What one class logs, at all levels. */
final class LogCapture extends Handler implements AutoCloseable {
  private final BlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();
  private final Logger logger;

  LogCapture(Class<?> source) {
    this(source.getName());
  }

  LogCapture(String name) {
    logger = Logger.getLogger(name);
    logger.setLevel(Level.ALL);
    logger.addHandler(this);
  }

  /** The next record; waits for it. */
  LogRecord next() {
    try {
      LogRecord next = records.poll(5, TimeUnit.SECONDS);
      assertThat(next).as("a log record within 5 s").isNotNull();
      return next;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> messages() {
    return records.stream().map(new SimpleFormatter()::formatMessage).toList();
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(null);
  }
}
