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
 * Observes sockets that are about to leave their rooms: {@code socket.on("disconnecting", fn)} of
 * the reference server.
 *
 * <p>The event parameter is {@link DisconnectEvent}. The events that arrived before have been
 * delivered.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface OnDisconnecting {
  /**
   * The namespace.
   *
   * @return empty: that of the class's {@link SocketNamespace}, otherwise {@code /}
   */
  String namespace() default "";

  /** An instance of the qualifier, for firing the event in tests. */
  final class Literal extends AnnotationLiteral<OnDisconnecting> implements OnDisconnecting {
    /** The qualifier without namespace. */
    public static final OnDisconnecting INSTANCE = of("");

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
