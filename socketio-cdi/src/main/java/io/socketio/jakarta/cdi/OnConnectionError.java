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
 * Observes requests that the engine refuses: {@code engine.on("connection_error", fn)} of the
 * reference server.
 *
 * <p>The event parameter is {@link io.socketio.jakarta.engine.ConnectionError}. Clients that a
 * namespace refuses are none of these; see {@link OnConnecting}.
 *
 * <p>Only {@code @Observes}. Called on the thread that refuses the request, several at once, and
 * must not block. What it throws is logged and changes nothing.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface OnConnectionError {
  /** An instance of the qualifier, for firing the event in tests. */
  final class Literal extends AnnotationLiteral<OnConnectionError> implements OnConnectionError {
    /** The qualifier. */
    public static final OnConnectionError INSTANCE = new Literal();

    private static final long serialVersionUID = 1L;

    private Literal() {}
  }
}
