// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import java.util.Optional;

/** Names of namespaces as annotations give them. */
final class NamespaceNames {
  private NamespaceNames() {}

  /** The namespace that an observer or middleware of a class declares, perhaps by its class. */
  static String declared(String own, Class<?> beanClass) {
    if (!own.isEmpty()) {
      return own;
    }
    SocketNamespace ofClass = beanClass.getAnnotation(SocketNamespace.class);
    return ofClass == null ? "/" : ofClass.value();
  }

  static String normalize(String declared) {
    return declared.startsWith("/") ? declared : "/" + declared;
  }

  /** Finds out why no client could ever join a namespace of this name. */
  static Optional<String> problem(String declared) {
    if (declared.isBlank()) {
      return Optional.of("the name of the namespace is empty");
    }
    if (declared.indexOf(',') >= 0 || declared.indexOf('?') >= 0) {
      return Optional.of("namespace " + declared + " contains , or ?");
    }
    if (declared.indexOf('{') >= 0) {
      return Optional.of("namespace " + declared + " is a pattern, which is not supported");
    }
    return Optional.empty();
  }
}
