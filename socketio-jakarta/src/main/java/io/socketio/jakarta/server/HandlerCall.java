// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Registration;
import java.util.function.Supplier;

/**
 * A call that registers a handler, to be named if it is refused.
 *
 * @param target what it is called on
 * @param method its name
 * @param event the name of the event
 * @param handler the handler of the application
 */
record HandlerCall(Registers target, String method, String event, Object handler) {
  /**
   * Registers the handler.
   *
   * @throws IllegalArgumentException says which handler could never be called, and why
   */
  Registration run(Supplier<Registration> registering) {
    try {
      return registering.get();
    } catch (IllegalArgumentException e) {
      throw target
          .context()
          .startup()
          .refused(new IllegalArgumentException(this + ": " + e.getMessage(), e));
    }
  }

  @Override
  public String toString() {
    return method + "(\"" + event + "\", ...) of namespace " + target.name() + " in " + place();
  }

  /** The name of the class of a lambda is that of the class around it, with a number. */
  private String place() {
    String name = handler.getClass().getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : name.substring(0, lambda);
  }
}
