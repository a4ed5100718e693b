// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.util.stream.Collectors.joining;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds observers without qualifier that would never be called. */
final class UnqualifiedObserver {
  private static final Set<Class<?>> FIRED =
      Set.of(SocketIoServer.class, SocketIoServer.Builder.class, SocketIoOptions.Builder.class);

  private UnqualifiedObserver() {}

  static void check(
      ObserverMethod<?> method, @Nullable AnnotatedMethod<?> annotated, DeploymentReport report) {
    boolean unqualified =
        method.getObservedQualifiers().stream()
            .allMatch(qualifier -> qualifier.annotationType() == Any.class);
    if (!unqualified) {
      return;
    }
    String subject = ObserverCandidate.describe(method, annotated);
    Type type = method.getObservedType();
    if (method.isAsync() && FIRED.contains(type)) {
      report.problem(subject, "must be @Observes, the server waits for it");
    }
    Bean<?> bean = annotated == null ? null : method.getDeclaringBean();
    if (bean != null && FIRED.contains(type) && ObserverCheck.isNeverActive(bean.getScope())) {
      report.problem(
          subject, "@" + bean.getScope().getSimpleName() + " is not active when the server starts");
    }
    String qualifiers =
        Arrays.stream(EventKind.values())
            .filter(kind -> kind.payload().filter(type::equals).isPresent())
            .map(EventKind::toString)
            .collect(joining(" or "));
    if (!qualifiers.isEmpty()) {
      report.warning(subject, "is not called without " + qualifiers);
    }
  }
}
