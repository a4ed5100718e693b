// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.ParentNamespace;
import io.socketio.jakarta.SocketIoServer;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The namespaces that annotations name. An exact name beats a pattern; among patterns, the one with
 * more text before its placeholder comes first.
 */
final class NamespaceDirectory {
  private static final Comparator<String> MORE_TEXT_FIRST =
      Comparator.comparing(name -> name.replace('{', Character.MAX_VALUE));

  private final SocketIoServer server;
  private final Map<String, ParentNamespace> parents = new TreeMap<>(MORE_TEXT_FIRST);
  private final Predicate<String> matched;

  private NamespaceDirectory(SocketIoServer server, Predicate<String> matched) {
    this.server = server;
    this.matched = matched;
  }

  /**
   * Creates what is named.
   *
   * @param declared names of observers and classes
   * @param injected names of injection points alone; they do not beat a pattern
   */
  static NamespaceDirectory create(
      SocketIoServer server, Set<String> declared, Set<String> injected) {
    Set<String> patterns = new TreeSet<>(MORE_TEXT_FIRST);
    declared.stream().filter(NamespaceNames::isPattern).forEach(patterns::add);
    injected.stream().filter(NamespaceNames::isPattern).forEach(patterns::add);
    Predicate<String> matched =
        patterns.stream()
            .map(NamespaceNames::toPattern)
            .map(Pattern::asMatchPredicate)
            .reduce(name -> false, Predicate::or)
            .and(name -> !declared.contains(name));
    NamespaceDirectory directory = new NamespaceDirectory(server, matched);
    declared.forEach(directory::createExact);
    injected.stream().filter(matched.negate()).forEach(directory::createExact);
    patterns.forEach(directory::createParent);
    return directory;
  }

  private void createExact(String name) {
    if (!NamespaceNames.isPattern(name)) {
      server.of(name);
    }
  }

  private void createParent(String name) {
    parents.put(name, server.of(NamespaceNames.toPattern(name)));
  }

  /**
   * The namespace of an exact name or of a pattern, where observers and middleware are attached.
   */
  Namespace get(String normalized) {
    return NamespaceNames.isPattern(normalized) ? parent(normalized) : server.of(normalized);
  }

  ParentNamespace parent(String normalized) {
    ParentNamespace parent = parents.get(normalized);
    if (parent == null) {
      throw new IllegalArgumentException("no pattern of the application: " + normalized);
    }
    return parent;
  }

  /** The namespace for an injection point. One that may be dropped is looked up for each call. */
  Namespace injectable(String normalized) {
    return matched.test(normalized)
        ? Delegate.to(Namespace.class, () -> server.of(normalized), "Namespace " + normalized)
        : get(normalized);
  }
}
