// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Observes what handlers throw: exceptions of CDI observers and of handlers registered on the
 * namespace or a socket, and arguments of clients that do not fit.
 *
 * <p>The event parameter is {@link SocketErrorEvent}. An injected {@link io.socketio.jakarta.Ack}
 * is that of the event that failed, still unsent unless a handler sent it; if a connect or
 * disconnect failed, nobody waits for it. Without such an observer failures are logged: arguments
 * that do not fit at DEBUG, everything else at ERROR. So is what the observer itself throws.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface OnSocketError {
  /**
   * The namespace.
   *
   * @return empty: that of the class's {@link SocketNamespace}, otherwise {@code /}
   */
  String namespace() default "";

  /** An instance of the qualifier, for firing the event in tests. */
  final class Literal extends AnnotationLiteral<OnSocketError> implements OnSocketError {
    /** The qualifier without namespace. */
    public static final OnSocketError INSTANCE = of("");

    private static final long serialVersionUID = 1L;

    /** What {@link #namespace()} returns. */
    private final String namespace;

    private Literal(String namespace) {
      this.namespace = namespace;
    }

    /**
     * Makes the qualifier.
     *
     * @param namespace as in the observer
     * @return the qualifier
     */
    public static Literal of(String namespace) {
      return new Literal(namespace);
    }

    @Override
    public String namespace() {
      return namespace;
    }
  }
}
