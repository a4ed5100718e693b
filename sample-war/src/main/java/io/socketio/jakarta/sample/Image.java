// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import java.time.Instant;
import java.util.UUID;

/**
 * An image that somebody shows in a room.
 *
 * @param id chosen by the sender
 * @param room the name of the room
 * @param from the sender
 * @param name the name of the file
 * @param type the media type
 * @param content the file; travels as a binary attachment
 * @param at when the server received it
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record Image(
    UUID id, String room, Member from, String name, String type, byte[] content, Instant at) {}
