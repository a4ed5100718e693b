// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * An observer method that this module calls.
 *
 * @param key what it observes, with the complete name of its namespace, if it is in one
 * @param method the container's handle of it
 * @param reader makes its payload of an event; unused by kinds with a fixed payload
 * @param returning the Java method, if what it returns is to be sent as acknowledgement
 * @param description names it in messages
 */
record SocketObserver(
    EventKey key,
    ObserverMethod<Object> method,
    PayloadReader reader,
    Optional<Method> returning,
    String description) {

  EventKind kind() {
    return key.kind();
  }

  /** Calls it on this thread. Containers wrap what it throws; see {@link Failures#unwrap}. */
  void notify(Object payload) {
    method.notify(new Notification(method, payload));
  }

  @Override
  public String toString() {
    return description;
  }
}
