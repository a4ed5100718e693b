// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

/**
 * The server behind the public interfaces: connections, namespaces, sockets, dispatch of events,
 * recovery. Not exported; {@link io.socketio.jakarta.SocketIoServer#builder} finds it.
 */
@NullMarked
package io.socketio.jakarta.server;

import org.jspecify.annotations.NullMarked;
