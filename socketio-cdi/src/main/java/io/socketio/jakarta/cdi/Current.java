// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of the current delivery, as it is injected.
 *
 * <p>A parameter of an observer gets the object itself: it may be kept, where a proxy would turn
 * into whatever is current later. So do beans that live no longer than the socket. A field of any
 * other bean outlives the delivery, and gets a proxy.
 */
final class Current<T> {
  private final Class<T> type;
  private final Function<Delivery, T> part;

  private Current(Class<T> type, Function<Delivery, T> part) {
    this.type = type;
    this.part = part;
  }

  static <T> Current<T> of(Class<T> type, Function<Delivery, T> part) {
    return new Current<>(type, part);
  }

  /** Programmatic lookup has no injection point in some containers. */
  T at(@Nullable InjectionPoint point) {
    return point != null && isAboutTheDelivery(point)
        ? get()
        : Delegate.to(type, this::get, "current " + type.getSimpleName());
  }

  private static boolean isAboutTheDelivery(InjectionPoint point) {
    return isObserverParameter(point.getAnnotated()) || isSocketScoped(point.getBean());
  }

  private T get() {
    return part.apply(Delivery.current());
  }

  private static boolean isObserverParameter(@Nullable Annotated annotated) {
    return annotated instanceof AnnotatedParameter<?> parameter
        && parameter.getDeclaringCallable().getParameters().stream()
            .anyMatch(ObserverCandidate::isEventParameter);
  }

  private static boolean isSocketScoped(@Nullable Bean<?> bean) {
    return bean != null && bean.getScope() == SocketScoped.class;
  }
}
