// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.parser.Packet;

/** An event of a packet, incoming or outgoing. */
record DefaultEvent(Socket socket, String name, EventArgs args, Ack ack) implements SocketEvent {

  /**
   * An event from the client.
   *
   * @param answer prepares an acknowledgement, if one is requested
   */
  static DefaultEvent incoming(Socket socket, Packet packet, DefaultAck.Answer answer) {
    Ack ack = packet.hasId() ? new DefaultAck(answer) : Ack.none();
    return new DefaultEvent(socket, packet.event(), new DefaultArgs(packet.data()), ack);
  }

  static DefaultEvent outgoing(Socket socket, Packet packet) {
    return new DefaultEvent(socket, packet.event(), new DefaultArgs(packet.data()), Ack.none());
  }
}
