// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Socket.IO packets and their encodings.
 *
 * <p>A {@link io.socketio.jakarta.parser.Parser} turns packets into Engine.IO messages and back. The
 * arguments of a received packet stay in their encoded form until a handler asks for a type; an
 * argument that is only passed on is never decoded. JSON values are made and read by a {@link
 * io.socketio.jakarta.parser.JsonCodec}, found by {@link java.util.ServiceLoader} unless one is given
 * to the server.
 */
@NullMarked
package io.socketio.jakarta.parser;

import org.jspecify.annotations.NullMarked;
