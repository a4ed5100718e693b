// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import io.socketio.jakarta.parser.PacketData;
import java.util.List;

/**
 * What the other servers answered to a server-side event.
 *
 * @param replies one answer for each server that answered in time, in no order
 * @param missing the number of servers that did not
 */
public record ServerReplies(List<PacketData> replies, int missing) {
  /** There is no other server. */
  public static final ServerReplies NONE = new ServerReplies(List.of(), 0);

  /**
   * Copies the list.
   *
   * @param replies the answers
   * @param missing the number of servers that did not answer
   */
  public ServerReplies {
    replies = List.copyOf(replies);
  }
}
