// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of namespaces as annotations give them: exact ones, and patterns like {@code /room-{id}}.
 */
final class NamespaceNames {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w*\\}");
  private static final String SOME = "{}";

  private NamespaceNames() {}

  /** The namespace that an observer or middleware of a class declares, perhaps by its class. */
  static String declared(String own, Class<?> beanClass) {
    if (!own.isEmpty()) {
      return own;
    }
    SocketNamespace ofClass = beanClass.getAnnotation(SocketNamespace.class);
    return ofClass == null ? "/" : ofClass.value();
  }

  /** The one form of a name: with its slash, and without what placeholders are called. */
  static String normalize(String declared) {
    String full = declared.startsWith("/") ? declared : "/" + declared;
    return PLACEHOLDER.matcher(full).replaceAll("{}");
  }

  static boolean isPattern(String declared) {
    return declared.indexOf('{') >= 0;
  }

  /** What the names of a pattern look like: a placeholder stands for at least one character. */
  static Pattern toPattern(String normalized) {
    return Pattern.compile(
        Stream.of(normalized.split(Pattern.quote(SOME), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^/]+")));
  }

  /** Finds out why no client could ever join a namespace of this name. */
  static Optional<String> problem(String declared) {
    if (declared.isBlank()) {
      return Optional.of("the name of the namespace is empty");
    }
    if (declared.indexOf(',') >= 0 || declared.indexOf('?') >= 0) {
      return Optional.of("namespace " + declared + " contains , or ?");
    }
    String text = PLACEHOLDER.matcher(declared).replaceAll("");
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      return Optional.of("namespace " + declared + " has a brace that belongs to no {placeholder}");
    }
    return Optional.empty();
  }
}
