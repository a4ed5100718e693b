// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

/**
 * Somebody in the chat, as clients see them.
 *
 * @param id the socket id
 * @param nickname what they call themselves; not unique
 */
public record Member(String id, String nickname) {}
