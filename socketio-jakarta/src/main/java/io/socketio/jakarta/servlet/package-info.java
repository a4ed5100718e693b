// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * The door: brings a server into a web application as an asynchronous servlet for long polling and
 * a WebSocket endpoint, both behind one URL.
 *
 * <p>{@link io.socketio.jakarta.servlet.SocketIo} is all an application needs.
 *
 * <p>Inside, the code is written for the specifications. What a container does differently is in a
 * class of its name, which begins with a table of it.
 */
@NullMarked
package io.socketio.jakarta.servlet;

import org.jspecify.annotations.NullMarked;
