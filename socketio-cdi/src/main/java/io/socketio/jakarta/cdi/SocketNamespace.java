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
 *
 * <p>The name may be a pattern: in {@code /tenant-{id}} the placeholder stands for one or more
 * characters but {@code /}. Clients may then join any namespace whose name matches, which is
 * created for the first of them; {@code socket.namespace().name()} tells which it is. An exact name
 * beats a pattern, and among patterns the one with more text before its placeholder.
 */
@Documented
@Inherited
@Retention(RUNTIME)
@Target(TYPE)
public @interface SocketNamespace {
  /**
   * The namespace.
   *
   * @return a name or pattern; a missing leading {@code /} is added
   */
  String value();
}
