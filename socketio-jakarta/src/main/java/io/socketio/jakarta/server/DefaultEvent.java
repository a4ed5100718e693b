// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import java.util.function.BiConsumer;

/** An event of a packet, incoming or outgoing. */
record DefaultEvent(Socket socket, String name, EventArgs args, Ack ack) implements SocketEvent {

  /**
   * An event from the client.
   *
   * @param answer sends an acknowledgement: its id and its arguments
   */
  static DefaultEvent incoming(Socket socket, Packet packet, BiConsumer<Long, PacketData> answer) {
    Ack ack =
        packet.hasId() ? new DefaultAck(args -> answer.accept(packet.id(), args)) : Ack.none();
    return new DefaultEvent(socket, packet.event(), new DefaultArgs(packet.data()), ack);
  }

  static DefaultEvent outgoing(Socket socket, Packet packet) {
    return new DefaultEvent(socket, packet.event(), new DefaultArgs(packet.data()), Ack.none());
  }
}
