// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.context.NormalScope;
import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A bean with one instance per connected socket.
 *
 * <p>The scope is active while observers of the socket run, but not {@link OnConnecting} ones, and
 * in tasks made by {@link SocketScopes#contextual}. An instance is created on first use and
 * destroyed after the {@link OnDisconnect} observers. A recovered socket gets new ones: what is to
 * survive belongs into {@link io.socketio.jakarta.Socket#data()}. Asynchronous observers may use an
 * instance concurrently. A {@link io.socketio.jakarta.Socket} injected into it is its own.
 */
@NormalScope
@Documented
@Inherited
@Retention(RUNTIME)
@Target({TYPE, METHOD, FIELD})
public @interface SocketScoped {}
