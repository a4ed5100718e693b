// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static java.lang.System.Logger.Level.WARNING;

import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.NamespaceRule;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * The rule of a pattern, which has to match the whole name. A careless pattern can take for ever
 * with names that are made for it; such a name does not match.
 */
final class NamespacePattern implements NamespaceRule {
  private static final System.Logger LOG = System.getLogger(NamespacePattern.class.getName());

  /** Characters that one match may look at: orders of magnitude more than a sound pattern needs. */
  private static final int MAX_STEPS = 200_000;

  private final Pattern pattern;
  private final AtomicBoolean warned = new AtomicBoolean();

  NamespacePattern(Pattern pattern) {
    this.pattern = pattern;
  }

  @Override
  public CompletionStage<Boolean> allows(String name, Handshake handshake) {
    return CompletableFuture.completedFuture(matches(name));
  }

  boolean matches(String name) {
    try {
      return pattern.matcher(new Limited(name)).matches();
    } catch (TooManySteps | StackOverflowError e) {
      if (warned.compareAndSet(false, true)) {
        LOG.log(WARNING, "the pattern {0} takes too long for some names", pattern);
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
