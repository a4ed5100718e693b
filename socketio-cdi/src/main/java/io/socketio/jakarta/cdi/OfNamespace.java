// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Injects a namespace by name: {@code io.of(name)} of the reference server. The namespace exists
 * from the start of the application, unless its name is one of a pattern that the application
 * declares; then it is looked up, and created, for each call.
 *
 * <p>With a pattern as {@link SocketNamespace} describes it, what is injected is the {@link
 * io.socketio.jakarta.ParentNamespace} of all namespaces whose names match.
 *
 * <pre>{@code
 * @Inject @OfNamespace("/orders") Namespace orders;
 * @Inject @OfNamespace("/tenant-{id}") ParentNamespace tenants;
 * }</pre>
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, METHOD})
public @interface OfNamespace {
  /**
   * The namespace.
   *
   * @return a name or pattern; a missing leading {@code /} is added
   */
  @Nonbinding
  String value();
}
