// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.parser.Packet;

/**
 * An event of a packet, incoming or outgoing. Running it dispatches it: it is its own task in a
 * lane.
 */
record DefaultEvent(DefaultSocket sender, String name, EventArgs args, Ack ack)
    implements SocketEvent, Runnable {

  static DefaultEvent incoming(DefaultSocket socket, Packet packet) {
    Ack ack = packet.hasId() ? new DefaultAck(socket, packet.id()) : NoAck.INSTANCE;
    return new DefaultEvent(socket, packet.event(), new DefaultArgs(packet.data()), ack);
  }

  static DefaultEvent outgoing(DefaultSocket socket, Packet packet) {
    return new DefaultEvent(socket, packet.event(), new DefaultArgs(packet.data()), NoAck.INSTANCE);
  }

  @Override
  public Socket socket() {
    return sender;
  }

  @Override
  public void run() {
    sender.dispatch(this);
  }
}
