// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Adapters: who is in which room, and how a packet reaches the members, on this node and on others.
 *
 * <p>Each namespace has one {@link io.socketio.jakarta.adapter.Adapter}. It sees its namespace only
 * through {@link io.socketio.jakarta.adapter.AdapterHost} and its sockets only as {@link
 * io.socketio.jakarta.adapter.LocalSocket}.
 */
@NullMarked
package io.socketio.jakarta.adapter;

import org.jspecify.annotations.NullMarked;
