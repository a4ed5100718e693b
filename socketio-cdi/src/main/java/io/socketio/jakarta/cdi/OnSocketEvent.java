// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.socketio.jakarta.PositionalArgs;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Observes an event that clients emit: {@code socket.on(name, fn)} of the reference server.
 *
 * <pre>{@code
 * Order order(@Observes @OnSocketEvent("order:get") long id) {
 *   return orders.find(id);
 * }
 * }</pre>
 *
 * <h2>The event parameter</h2>
 *
 * <p>Its declared type says what the observer receives:
 *
 * <ul>
 *   <li>{@link io.socketio.jakarta.SocketEvent} and {@link io.socketio.jakarta.EventArgs}:
 *       everything, undecoded;
 *   <li>a record annotated {@link PositionalArgs}: one argument per component;
 *   <li>{@code Optional<T>}: the first argument, empty if it is missing or {@code null};
 *   <li>{@code byte[]}, {@link java.nio.ByteBuffer}, {@link java.io.InputStream}: the first
 *       argument, which must be binary;
 *   <li>any other type, generic ones too: the first argument, decoded from JSON.
 * </ul>
 *
 * <p>Arguments that are missing, {@code null} or do not fit are told to {@link OnSocketError}
 * observers, and the observer is not called.
 *
 * <h2>Further parameters</h2>
 *
 * <p>They are injection points. {@link io.socketio.jakarta.Socket}, {@link
 * io.socketio.jakarta.Ack}, {@link io.socketio.jakarta.SocketEvent}, {@link
 * io.socketio.jakarta.Handshake} and {@link io.socketio.jakarta.Namespace} are those of the event
 * and may be kept. In fields they stand for those of whatever event the thread handles, except in
 * {@link SocketScoped} beans. {@link jakarta.enterprise.inject.spi.EventMetadata} is not available
 * in all containers.
 *
 * <h2>Acknowledgement</h2>
 *
 * <p>What a method returns is sent as acknowledgement if the client asked for one: {@code null} and
 * an empty {@link java.util.Optional} without arguments, {@link io.socketio.jakarta.Ack#of} with
 * several, a {@link java.util.concurrent.CompletionStage} when it completes. A {@code void} method
 * acknowledges with its {@code Ack} parameter, or not at all. The first answer counts; a second
 * return value is logged and dropped. An exception does not acknowledge. The method must not be
 * private, static or final, nor its class final, and must not return a mere {@link
 * java.util.concurrent.Future}.
 *
 * <h2>Execution</h2>
 *
 * <p>{@code @Observes} methods run on the server's executor, the events of one socket in arrival
 * order and one at a time, the observers of one event by priority, all within one request context.
 * {@code @ObservesAsync} methods run on the same executor without any order, each within its own
 * request context. One observer's exception does not keep the others from being called.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface OnSocketEvent {
  /**
   * The event name.
   *
   * @return not empty, and none of the names of Socket.IO's own events, such as {@code connection},
   *     for which there are other qualifiers
   */
  String value();

  /**
   * The namespace.
   *
   * @return empty: that of the class's {@link SocketNamespace}, otherwise {@code /}
   */
  String namespace() default "";

  /** An instance of the qualifier, for firing the event in tests. */
  final class Literal extends AnnotationLiteral<OnSocketEvent> implements OnSocketEvent {
    private static final long serialVersionUID = 1L;

    /** What {@link #value()} returns. */
    private final String value;

    /** What {@link #namespace()} returns. */
    private final String namespace;

    private Literal(String value, String namespace) {
      this.value = value;
      this.namespace = namespace;
    }

    /**
     * Makes the qualifier without namespace.
     *
     * @param event the event name
     * @return the qualifier
     */
    public static Literal of(String event) {
      return new Literal(event, "");
    }

    /**
     * Makes the qualifier.
     *
     * @param event the event name
     * @param namespace as in the observer
     * @return the qualifier
     */
    public static Literal of(String event, String namespace) {
      return new Literal(event, namespace);
    }

    @Override
    public String value() {
      return value;
    }

    @Override
    public String namespace() {
      return namespace;
    }
  }
}
