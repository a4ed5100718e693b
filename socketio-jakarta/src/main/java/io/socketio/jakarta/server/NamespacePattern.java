// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.NamespaceRule;
import io.socketio.jakarta.util.BoundedPattern;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** The rule of a pattern, which has to match the whole name. */
final class NamespacePattern implements NamespaceRule {
  private static final System.Logger LOG = System.getLogger(NamespacePattern.class.getName());

  private final BoundedPattern pattern;

  NamespacePattern(Pattern pattern) {
    this.pattern = new BoundedPattern(pattern, LOG);
  }

  @Override
  public CompletionStage<Boolean> allows(String name, Handshake handshake) {
    return CompletableFuture.completedFuture(matches(name));
  }

  boolean matches(String name) {
    return pattern.matches(name);
  }

  /** The pattern as a person would write it. */
  @Override
  public String toString() {
    return pattern.toString();
  }
}
