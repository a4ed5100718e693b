// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Failures of code that is not ours: handlers, hooks, codecs, adapters, executors.
 *
 * <p>Such code may throw anything: exceptions, errors of every kind, and checked exceptions that it
 * does not declare. So may the handler of a log. What has to go on afterwards calls it from here.
 *
 * <p>Clients may be able to make it fail as often as they like. Therefore at most 60 failures of
 * one type are logged by each logger in a minute, and the others are counted, unless the logger has
 * its {@code DEBUG} level on.
 */
public final class Faults {
  private static final LogLimit LIMIT = new LogLimit(System::nanoTime);

  private Faults() {}

  /**
   * Calls code and logs what it throws, as an error. Does not throw.
   *
   * @param log where to
   * @param failed the message, made only if it is needed
   * @param call the code
   */
  public static void isolate(Logger log, Supplier<String> failed, Runnable call) {
    try {
      call.run();
    } catch (Throwable failure) {
      log(log, failed, failure);
    }
  }

  /**
   * Logs a failure as an error. Does not throw, even if the log does.
   *
   * @param log where to
   * @param message what has failed
   * @param failure how; null if that is not known
   */
  public static void log(Logger log, String message, @Nullable Throwable failure) {
    log(log, () -> message, failure);
  }

  /**
   * Logs as a warning what the application has to know and the server gets over. Does not throw,
   * even if the log does.
   *
   * @param log where to
   * @param message what has happened
   * @param failure why; null if that is not known
   */
  public static void warn(Logger log, String message, @Nullable Throwable failure) {
    log(log, Level.WARNING, () -> message, failure);
  }

  private static void log(Logger log, Supplier<String> message, @Nullable Throwable failure) {
    log(log, Level.ERROR, message, failure);
  }

  private static void log(
      Logger log, Level level, Supplier<String> message, @Nullable Throwable failure) {
    try {
      LogLimit.Decision decision = decide(log, failure == null ? level : failure.getClass());
      if (decision.logged()) {
        log.log(level, () -> message.get() + decision.note(), failure);
      }
    } catch (Throwable unlogged) {
      // Memory is short, or a handler of the log is broken: there is nobody left to report that to.
    }
  }

  private static LogLimit.Decision decide(Logger log, Object kind) {
    return log.isLoggable(Level.DEBUG)
        ? LogLimit.Decision.PLAIN
        : LIMIT.count(log.getName() + ' ' + kind);
  }
}
