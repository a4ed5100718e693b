// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Objects;
import java.util.function.Supplier;

/** The container's request context, which no container activates on the server's threads. */
final class RequestContext {
  private final BeanManager beans;
  private final Bean<?> controllers;

  RequestContext(BeanManager beans) {
    this.beans = beans;
    controllers =
        Objects.requireNonNull(beans.resolve(beans.getBeans(RequestContextController.class)));
  }

  /** Runs an action in the active request context, or else in a new one. */
  void run(Runnable action) {
    Object unused =
        call(
            () -> {
              action.run();
              return this;
            });
  }

  /** Calls something in the active request context, or else in a new one. */
  <T> T call(Supplier<T> action) {
    CreationalContext<?> creation = beans.createCreationalContext(controllers);
    try {
      RequestContextController controller =
          (RequestContextController)
              beans.getReference(controllers, RequestContextController.class, creation);
      boolean activated = controller.activate();
      try {
        return action.get();
      } finally {
        if (activated) {
          controller.deactivate();
        }
      }
    } finally {
      creation.release();
    }
  }
}
