// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A socket of this node as adapters see it. Thread-safe; no method blocks. */
public interface LocalSocket {
  /**
   * The socket id.
   *
   * @return the id that clients know
   */
  String id();

  /**
   * The rooms that the adapter put this socket into.
   *
   * @return a live, thread-safe set that only the namespace's adapter modifies
   */
  Set<String> roomSet();

  /**
   * The application data of the socket.
   *
   * @return a live, thread-safe map
   */
  Map<String, Object> data();

  /**
   * Tells the listeners of outgoing events, as {@link #deliver} does, for a packet that is about to
   * be {@linkplain #queue queued}.
   *
   * @param packet the packet
   */
  void notifyOutgoing(Packet packet);

  /**
   * Queues a packet for the client without writing it, and without telling listeners: may be called
   * under a lock of the adapter.
   *
   * @param packet the packet as it was emitted, for a client that cannot have the messages
   * @param messages its encoding, shared with other receivers
   * @return writes what is queued, to be run soon and outside of all locks; empty if the socket is
   *     not connected, and the packet dropped
   */
  Optional<Runnable> queue(Packet packet, List<EngineMessage> messages);

  /**
   * Writes a packet to the client, dropped if the socket is closed.
   *
   * @param packet the packet, for listeners of outgoing events
   * @param messages its encoding, shared with other receivers
   * @param isVolatile true: dropped also if it could not leave at once
   */
  void deliver(Packet packet, List<EngineMessage> messages, boolean isVolatile);

  /**
   * Registers who receives the acknowledgement of a packet about to be delivered.
   *
   * @param id the packet's acknowledgement id
   * @param reply called at most once, with what the client answered
   */
  void expectAck(long id, Consumer<PacketData> reply);

  /**
   * Withdraws {@link #expectAck}.
   *
   * @param id the packet's acknowledgement id
   */
  void forgetAck(long id);

  /**
   * Describes the socket to another node or to the application.
   *
   * @return a snapshot
   */
  SocketDetails details();

  /**
   * Disconnects the socket. Does nothing if it is not connected.
   *
   * @param close whether to close the whole connection with it
   */
  void disconnect(boolean close);
}
