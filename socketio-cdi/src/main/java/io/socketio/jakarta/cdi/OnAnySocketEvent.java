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
 * Observes every event of a namespace's sockets: {@code socket.onAny(fn)} of the reference server.
 *
 * <p>The event parameter is as for {@link OnSocketEvent}, usually {@link
 * io.socketio.jakarta.SocketEvent}. Observers of any event and observers of its name are called in
 * one sequence, by priority; of equal priority, the former first. What a method returns is ignored.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface OnAnySocketEvent {
  /**
   * The namespace.
   *
   * @return empty: that of the class's {@link SocketNamespace}, otherwise {@code /}
   */
  String namespace() default "";

  /** An instance of the qualifier, for firing the event in tests. */
  final class Literal extends AnnotationLiteral<OnAnySocketEvent> implements OnAnySocketEvent {
    /** The qualifier without namespace. */
    public static final OnAnySocketEvent INSTANCE = of("");

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
