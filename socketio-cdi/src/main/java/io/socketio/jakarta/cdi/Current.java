// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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
    return point != null && isAboutTheDelivery(point) ? get() : proxy();
  }

  private static boolean isAboutTheDelivery(InjectionPoint point) {
    return isObserverParameter(point.getAnnotated()) || isSocketScoped(point.getBean());
  }

  private T get() {
    return part.apply(Delivery.current());
  }

  private T proxy() {
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::invoke));
  }

  private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return invokeObject(proxy, method, args);
    }
    try {
      return method.invoke(get(), args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The proxy is an object of its own: equality must not depend on the thread. */
  private Object invokeObject(Object proxy, Method method, Object @Nullable [] args) {
    return switch (method.getName()) {
      case "equals" -> args != null && proxy == args[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "current " + type.getSimpleName();
    };
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
