// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An observer method with one of our qualifiers, as the container found it.
 *
 * @param key what it observes, with the namespace that it or its class declares, if it is in one
 * @param method the container's handle of it
 * @param annotated the method of a bean; empty for observers made by other extensions
 */
record ObserverCandidate(
    EventKey key, ObserverMethod<?> method, Optional<AnnotatedMethod<?>> annotated) {

  /** Finds out whether an observer is meant for us. */
  static Optional<ObserverCandidate> of(
      ObserverMethod<?> method, @Nullable AnnotatedMethod<?> annotated) {
    return method.getObservedQualifiers().stream()
        .flatMap(qualifier -> EventKey.of(qualifier).stream())
        .min(Comparator.comparing(EventKey::kind))
        .map(
            key ->
                key.kind().isOfEngine()
                    ? key
                    : key.in(NamespaceNames.declared(key.namespace(), method.getBeanClass())))
        .map(key -> new ObserverCandidate(key, method, Optional.ofNullable(annotated)));
  }

  /** Tells whether a method is to be intercepted, as what it returns is an acknowledgement. */
  static boolean acknowledges(AnnotatedMethod<?> method) {
    return returns(method)
        && interceptable(method)
        && !isFinal(method)
        && method.getParameters().stream()
            .anyMatch(parameter -> parameter.isAnnotationPresent(OnSocketEvent.class));
  }

  /**
   * Containers refuse to intercept it, in terms of an interceptor that the application never saw.
   */
  boolean isFinal() {
    return annotated
        .filter(ObserverCandidate::interceptable)
        .filter(ObserverCandidate::isFinal)
        .isPresent();
  }

  private static boolean isFinal(AnnotatedMethod<?> method) {
    return Modifier.isFinal(method.getJavaMember().getModifiers())
        || Modifier.isFinal(method.getDeclaringType().getJavaClass().getModifiers());
  }

  /** The scope of the bean; empty for observers made by other extensions. */
  Optional<Class<? extends Annotation>> scope() {
    return annotated.map(found -> method.getDeclaringBean().getScope());
  }

  /** What the method returns. */
  Optional<Class<?>> returnType() {
    return annotated.map(found -> found.getJavaMember().getReturnType());
  }

  boolean returns() {
    return annotated.filter(ObserverCandidate::returns).isPresent();
  }

  /** The Java method, if what it returns is to be sent as acknowledgement. */
  Optional<Method> returning() {
    return annotated.filter(ObserverCandidate::acknowledges).map(AnnotatedMethod::getJavaMember);
  }

  /** The types of the parameters beside the event. */
  List<Class<?>> injectedTypes() {
    return annotated.stream()
        .flatMap(found -> found.getParameters().stream())
        .filter(parameter -> !isEventParameter(parameter))
        .<Class<?>>map(parameter -> parameter.getJavaParameter().getType())
        .toList();
  }

  /** The observer of a candidate without problems. */
  @SuppressWarnings("unchecked") // we notify it with what its observed type asked for
  SocketObserver toObserver() {
    return new SocketObserver(
        key.in(NamespaceNames.normalize(key.namespace())),
        (ObserverMethod<Object>) method,
        PayloadReader.of(method.getObservedType()),
        returning(),
        toString());
  }

  @Override
  public String toString() {
    return key.kind() + " " + describe(method, annotated.orElse(null));
  }

  /** Names an observer in messages. */
  static String describe(ObserverMethod<?> method, @Nullable AnnotatedMethod<?> annotated) {
    if (annotated == null) {
      return method.toString();
    }
    Method java = annotated.getJavaMember();
    return Arrays.stream(java.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(joining(", ", method.getBeanClass().getName() + "." + java.getName() + "(", ")"));
  }

  private static boolean returns(AnnotatedMethod<?> method) {
    return method.getJavaMember().getReturnType() != void.class;
  }

  /** Private methods are intercepted by some containers only, static ones by none. */
  private static boolean interceptable(AnnotatedMethod<?> method) {
    return (method.getJavaMember().getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
  }

  static boolean isEventParameter(AnnotatedParameter<?> parameter) {
    return parameter.isAnnotationPresent(Observes.class)
        || parameter.isAnnotationPresent(ObservesAsync.class);
  }
}
