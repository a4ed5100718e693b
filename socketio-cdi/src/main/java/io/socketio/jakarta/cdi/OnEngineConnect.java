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
 * Observes sessions of the engine when they begin: {@code engine.on("connection", fn)} of the
 * reference server. No socket has joined a namespace then.
 *
 * <p>The event parameter is {@link io.socketio.jakarta.engine.EngineSocket}; the place to
 * {@linkplain io.socketio.jakarta.engine.EngineSocket#observe observe} packets, heartbeat, upgrade
 * and end of each session from the start.
 *
 * <p>Only {@code @Observes}. Called on the thread of the request, several at once, and must not
 * block. What it throws is logged and changes nothing.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target(PARAMETER)
public @interface OnEngineConnect {
  /** An instance of the qualifier, for firing the event in tests. */
  final class Literal extends AnnotationLiteral<OnEngineConnect> implements OnEngineConnect {
    /** The qualifier. */
    public static final OnEngineConnect INSTANCE = new Literal();

    private static final long serialVersionUID = 1L;

    private Literal() {}
  }
}
