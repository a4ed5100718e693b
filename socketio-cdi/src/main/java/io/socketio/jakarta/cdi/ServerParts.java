// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.interceptor.Interceptor;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The beans that take part in the server because of their types. */
final class ServerParts {
  private final Instance<Object> instances;

  ServerParts(Instance<Object> instances) {
    this.instances = instances;
  }

  /** Takes the bean of a type of which there is one at most. */
  <T> void use(Class<T> type, Consumer<T> setter) {
    Instance<T> candidates = instances.select(type);
    if (candidates.isAmbiguous()) {
      throw new DeploymentException("several beans of type " + type.getName());
    }
    if (candidates.isResolvable()) {
      setter.accept(candidates.get());
    }
  }

  /** All beans of a type, in the order of their priority. */
  <T> List<Part<T>> all(Class<T> type) {
    return instances
        .select(type, Any.Literal.INSTANCE)
        .handlesStream()
        .<Part<T>>map(Part::new)
        .sorted(Comparator.comparingInt(Part::priority))
        .toList();
  }

  /** One of several beans of a type. */
  record Part<T>(Instance.Handle<T> handle) {
    T get() {
      return handle.get();
    }

    String namespace() {
      return NamespaceNames.normalize(NamespaceNames.declared("", beanClass()));
    }

    private int priority() {
      Priority priority = beanClass().getAnnotation(Priority.class);
      return priority == null ? Interceptor.Priority.APPLICATION + 500 : priority.value();
    }

    private Class<?> beanClass() {
      return handle.getBean().getBeanClass();
    }
  }
}
