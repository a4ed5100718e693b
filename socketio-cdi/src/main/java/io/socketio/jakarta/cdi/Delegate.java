// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An object that hands each call to another one, which is looked up anew. */
final class Delegate implements InvocationHandler {
  private final Supplier<?> target;
  private final String text;

  private Delegate(Supplier<?> target, String text) {
    this.target = target;
    this.text = text;
  }

  static <T> T to(Class<T> type, Supplier<T> target, String text) {
    InvocationHandler handler = new Delegate(target, text);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return invokeObject(proxy, method, args);
    }
    try {
      return method.invoke(target.get(), args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The proxy is an object of its own: equality must not depend on what it stands for. */
  private Object invokeObject(Object proxy, Method method, Object @Nullable [] args) {
    return switch (method.getName()) {
      case "equals" -> args != null && proxy == args[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> text;
    };
  }
}
