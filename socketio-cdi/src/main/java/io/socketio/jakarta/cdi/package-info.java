// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

/** CDI events and injection for the Socket.IO server. */
@NullMarked
package io.socketio.jakarta.cdi;

import org.jspecify.annotations.NullMarked;
