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
 * Observes sockets that have left: {@code socket.on("disconnect", fn)} of the reference server.
 *
 * <p>The event parameter is {@link DisconnectEvent}. When all observers have returned, the
 * asynchronous ones too, the {@link SocketScoped} beans of the socket are destroyed.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface OnDisconnect {
  /**
   * The namespace.
   *
   * @return empty: that of the class's {@link SocketNamespace}, otherwise {@code /}
   */
  String namespace() default "";

  /** An instance of the qualifier, for firing the event in tests. */
  final class Literal extends AnnotationLiteral<OnDisconnect> implements OnDisconnect {
    /** The qualifier without namespace. */
    public static final OnDisconnect INSTANCE = of("");

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
