// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.PacketType;

/**
 * A client's wish to join a namespace.
 *
 * @param connect its CONNECT
 * @param claim what it takes
 */
record Ask(String namespace, Packet connect, Claim claim) {
  /**
   * Takes what it takes. If there is no room it holds nothing from then on, although it may have to
   * wait until its client can be told.
   */
  Ask claimed() {
    return claim.take()
        ? this
        : new Ask(
            namespace, Packet.control(PacketType.CONNECT, namespace, PacketData.EMPTY), claim);
  }
}
