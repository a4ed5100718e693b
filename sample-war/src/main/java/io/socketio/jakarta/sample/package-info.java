// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

/**
 * A chat: handlers are CDI beans that observe Socket.IO events.
 *
 * <p>{@link io.socketio.jakarta.sample.Door} lets people in, {@link io.socketio.jakarta.sample.Lobby} leads them to
 * rooms, {@link io.socketio.jakarta.sample.Conversation} carries what they say, {@link
 * io.socketio.jakarta.sample.Presence} tells who is where, and {@link
 * io.socketio.jakarta.sample.AnnouncementServlet} emits from outside any handler.
 */
@NullMarked
package io.socketio.jakarta.sample;

import org.jspecify.annotations.NullMarked;
