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
 * Observes the headers of the first answer of each session, the first poll or the 101 of a session
 * that starts with a WebSocket, and may add some: {@code engine.on("initial_headers", fn)} of the
 * reference server.
 *
 * <p>The event parameter is {@link HeadersEvent}.
 *
 * <p>Only {@code @Observes}. Called on the thread that answers, several at once, and must not
 * block. What it throws is logged and changes nothing.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface OnInitialHeaders {
  /** An instance of the qualifier, for firing the event in tests. */
  final class Literal extends AnnotationLiteral<OnInitialHeaders> implements OnInitialHeaders {
    /** The qualifier. */
    public static final OnInitialHeaders INSTANCE = new Literal();

    private static final long serialVersionUID = 1L;

    private Literal() {}
  }
}
