// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import io.socketio.jakarta.parser.PacketData;
import java.util.Map;
import java.util.Set;

/**
 * What the receivers of a broadcast answered.
 *
 * @param replies the acknowledgement of each socket that answered in time, by socket id
 * @param missing the ids of the sockets that did not, as far as they are known on this node
 */
public record BroadcastReplies(Map<String, PacketData> replies, Set<String> missing) {}
