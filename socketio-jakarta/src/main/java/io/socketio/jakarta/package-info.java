// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * The Socket.IO server: namespaces, sockets, rooms, events, acknowledgements.
 *
 * <p>{@link io.socketio.jakarta.SocketIoServer} is where to start. Applications with CDI get it
 * injected and observe events; everybody else builds one and installs it with the servlet package.
 */
@NullMarked
package io.socketio.jakarta;

import org.jspecify.annotations.NullMarked;
