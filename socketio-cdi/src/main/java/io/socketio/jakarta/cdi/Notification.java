// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A payload on its way to one observer method.
 *
 * @param observer the observer
 * @param payload what it receives
 */
record Notification(ObserverMethod<Object> observer, Object payload)
    implements EventContext<Object>, EventMetadata {
  @Override
  public Object getEvent() {
    return payload;
  }

  @Override
  public EventMetadata getMetadata() {
    return this;
  }

  @Override
  public Set<Annotation> getQualifiers() {
    return observer.getObservedQualifiers();
  }

  @Override
  public @Nullable InjectionPoint getInjectionPoint() {
    return null; // what the contract wants for events that no application object fired
  }

  @Override
  public Type getType() {
    return observer.getObservedType();
  }
}
