// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

/** The Socket.IO server: namespaces, rooms, sockets and broadcasting. */
@NullMarked
package io.socketio.jakarta;

import org.jspecify.annotations.NullMarked;
