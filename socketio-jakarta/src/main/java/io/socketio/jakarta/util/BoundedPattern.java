// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of the application for texts of clients. A careless pattern can take for ever, or all
 * of the stack, with texts that are made for it; such a text does not match. Thread-safe.
 */
public final class BoundedPattern {
  /** Characters that one match may look at: orders of magnitude more than a sound pattern needs. */
  private static final int MAX_STEPS = 200_000;

  private final Pattern pattern;
  private final Logger log;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * Bounds a pattern.
   *
   * @param pattern the pattern
   * @param log is told once that it takes too long
   */
  public BoundedPattern(Pattern pattern, Logger log) {
    this.pattern = pattern;
    this.log = log;
  }

  /**
   * Tells whether the pattern matches a whole text.
   *
   * @param text the text of a client
   * @return false also if that takes too long
   */
  public boolean matches(String text) {
    return test(text, true);
  }

  /**
   * Tells whether the pattern matches some part of a text.
   *
   * @param text the text of a client
   * @return false also if that takes too long
   */
  public boolean find(String text) {
    return test(text, false);
  }

  private boolean test(String text, boolean whole) {
    Matcher matcher = pattern.matcher(new Limited(text));
    try {
      return whole ? matcher.matches() : matcher.find();
    } catch (TooManySteps | StackOverflowError e) {
      if (warned.compareAndSet(false, true)) {
        log.log(Level.WARNING, "the pattern {0} takes too long for some texts of clients", pattern);
      }
      return false;
    }
  }

  /** The pattern as a person would write it. */
  @Override
  public String toString() {
    return pattern.pattern().replace("\\Q", "").replace("\\E", "");
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super("too many steps", null, false, false);
    }
  }

  /** A text that can be looked at only so often; the matcher sees it character by character. */
  private static final class Limited implements CharSequence {
    private final String text;
    private int steps;

    Limited(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (++steps > MAX_STEPS) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
