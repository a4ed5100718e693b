// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a record that takes all arguments of an event: argument 0 becomes the first component,
 * argument 1 the second, and so on. Further arguments are ignored; only components of type {@link
 * java.util.Optional} may be missing.
 *
 * <pre>{@code
 * @PositionalArgs
 * record Join(String room, Optional<String> nick) {}  // socket.emit("join", "lobby", "ann")
 *
 * io.on("join", Join.class, (join, event) -> event.socket().join(join.room()));
 * }</pre>
 *
 * <p>Whatever the record's constructor throws counts as arguments that do not fit.
 */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface PositionalArgs {}
