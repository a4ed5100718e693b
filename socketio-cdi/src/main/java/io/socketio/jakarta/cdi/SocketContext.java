// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/** The context of {@link SocketScoped}: the scope of the current delivery's socket. */
final class SocketContext implements AlterableContext {
  @Override
  public Class<? extends Annotation> getScope() {
    return SocketScoped.class;
  }

  @Override
  public boolean isActive() {
    return Delivery.find().map(Delivery::scope).filter(SocketScope::active).isPresent();
  }

  @Override
  public <T> @Nullable T get(Contextual<T> contextual) {
    return scope().get(contextual);
  }

  @Override
  public <T> @Nullable T get(
      Contextual<T> contextual, @Nullable CreationalContext<T> creationalContext) {
    return creationalContext == null ? get(contextual) : scope().get(contextual, creationalContext);
  }

  @Override
  public void destroy(Contextual<?> contextual) {
    scope().destroy(contextual);
  }

  private static SocketScope scope() {
    return Delivery.find()
        .map(Delivery::scope)
        .orElseThrow(() -> new ContextNotActiveException("@SocketScoped"));
  }
}
