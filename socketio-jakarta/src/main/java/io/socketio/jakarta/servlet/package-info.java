// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * The door: brings a server into a web application as an asynchronous servlet for long polling and
 * a WebSocket endpoint, both behind one URL.
 *
 * <p>{@link io.socketio.jakarta.servlet.SocketIo} is all an application needs.
 */
@NullMarked
package io.socketio.jakarta.servlet;

import org.jspecify.annotations.NullMarked;
