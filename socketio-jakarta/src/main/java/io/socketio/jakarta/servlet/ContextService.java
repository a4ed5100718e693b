// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The {@code ContextService} of Jakarta Concurrency 3.0, which captures what a container keeps with
 * a thread. Called by reflection: servlet containers do not have the API.
 */
final class ContextService {
  private static final System.Logger LOG = System.getLogger(ContextService.class.getName());
  private static final String NAME = "java:comp/DefaultContextService";
  private static final String API = "jakarta.enterprise.concurrent.ContextService";

  private final Object service;
  private final Method currentContextExecutor;

  ContextService(Object service, Method currentContextExecutor) {
    this.service = service;
    this.currentContextExecutor = currentContextExecutor;
  }

  /** That of the component whose thread this is. */
  @SuppressWarnings("BanJNDI") // the name is a constant, the object is the container's own
  static Optional<ContextService> find() {
    try {
      Object service = new InitialContext().lookup(NAME);
      Class<?> api = Class.forName(API, false, service.getClass().getClassLoader());
      return Optional.of(new ContextService(service, api.getMethod("currentContextExecutor")));
    } catch (NamingException | ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.log(DEBUG, () -> "no " + NAME + " here, threads get the class loader alone: " + e);
      return Optional.empty();
    }
  }

  /**
   * Captures the context of this thread.
   *
   * @return runs tasks in it, on whatever thread calls
   */
  Executor capture() {
    try {
      return (Executor) currentContextExecutor.invoke(service);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the context cannot be captured", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the context cannot be captured", e);
    }
  }
}
