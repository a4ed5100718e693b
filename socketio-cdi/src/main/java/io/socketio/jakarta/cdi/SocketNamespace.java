// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The namespace of a bean class: of its observers that name none, and of a {@link
 * io.socketio.jakarta.ConnectMiddleware}. No qualifier: the bean keeps its own.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target(TYPE)
public @interface SocketNamespace {
  /**
   * The namespace.
   *
   * @return a name; a missing leading {@code /} is added
   */
  String value();
}
