// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import java.util.Map;
import java.util.Set;

/**
 * A socket of any node, as a value.
 *
 * @param id the socket id
 * @param handshake the handshake in the reference server's JSON form
 * @param rooms the rooms it is in
 * @param data its application data
 */
public record SocketDetails(
    String id, Map<String, Object> handshake, Set<String> rooms, Map<String, Object> data) {}
