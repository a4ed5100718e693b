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
 * Observes clients that want to join a namespace, and may refuse them: {@code namespace.use(fn)} of
 * the reference server.
 *
 * <p>The event parameter is {@link ConnectRequest}. Observers are called one after the other, by
 * priority, after the {@link io.socketio.jakarta.ConnectMiddleware} beans, until one refuses. An
 * exception refuses the client too, without telling it why; the log names the observer. Observers
 * must be synchronous; they may block. The socket is no member of the namespace yet, and {@link
 * SocketScoped} is not active: data of the connection belongs into {@link
 * io.socketio.jakarta.Socket#data()}. Sockets that are recovered are not asked about, unless {@link
 * io.socketio.jakarta.ConnectionStateRecovery#skipMiddlewares()} says otherwise.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface OnConnecting {
  /**
   * The namespace.
   *
   * @return empty: that of the class's {@link SocketNamespace}, otherwise {@code /}
   */
  String namespace() default "";

  /** An instance of the qualifier, for firing the event in tests. */
  final class Literal extends AnnotationLiteral<OnConnecting> implements OnConnecting {
    /** The qualifier without namespace. */
    public static final OnConnecting INSTANCE = of("");

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
