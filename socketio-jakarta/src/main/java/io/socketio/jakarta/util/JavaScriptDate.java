// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import static java.time.temporal.ChronoField.YEAR;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.util.Locale;
import java.util.Optional;

/** Dates as JavaScript writes them, and reads them back. */
public final class JavaScriptDate {
  /** The most seconds, before and after 1970. */
  private static final long MAX_SECONDS = 8_640_000_000_000L;

  private static final int MAX_FOUR_DIGITS = 9_999;

  private static final DateTimeFormatter FOUR_DIGITS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  /** Other years have six digits and a sign. */
  private static final DateTimeFormatter SIX_DIGITS =
      new DateTimeFormatterBuilder()
          .appendValue(YEAR, 6, 6, SignStyle.ALWAYS)
          .appendPattern("-MM-dd'T'HH:mm:ss.SSS'Z'")
          .toFormatter(Locale.ROOT);

  private JavaScriptDate() {}

  /**
   * Tells whether JavaScript can express a date.
   *
   * @param date a date
   * @return false more than 100,000,000 days before or after 1970
   */
  public static boolean exists(Instant date) {
    long seconds = date.getEpochSecond();
    return seconds >= -MAX_SECONDS
        && (seconds < MAX_SECONDS || (seconds == MAX_SECONDS && date.getNano() == 0));
  }

  /**
   * Writes a date as {@code toISOString} does.
   *
   * @param date a date
   * @return the text; empty if JavaScript cannot express the date
   */
  public static Optional<String> format(Instant date) {
    if (!exists(date)) {
      return Optional.empty();
    }
    var utc = date.atOffset(ZoneOffset.UTC);
    boolean four = utc.getYear() >= 0 && utc.getYear() <= MAX_FOUR_DIGITS;
    return Optional.of(four ? FOUR_DIGITS.format(date) : SIX_DIGITS.format(utc));
  }
}
