// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody said in a room.
 *
 * @param id chosen by the sender, so that a message sent again after a lost acknowledgement is
 *     shown once
 * @param room the name of the room
 * @param from the sender
 * @param text what was said
 * @param at when the server received it
 */
public record Message(UUID id, String room, Member from, String text, Instant at) {}
