// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;

/** A namespace as its adapter sees it. Thread-safe. */
public interface AdapterHost {
  /**
   * The namespace's name.
   *
   * @return for example {@code /chat}
   */
  String namespace();

  /**
   * The connected sockets of this node.
   *
   * @return a live view
   */
  Collection<? extends LocalSocket> sockets();

  /**
   * Finds a connected socket of this node.
   *
   * @param id a socket id
   * @return the socket, if it is connected here
   */
  Optional<? extends LocalSocket> socket(String id);

  /**
   * Encodes a packet with the server's parser.
   *
   * @param packet the packet
   * @param compress whether transports may compress it
   * @return the messages, to be shared by all receivers
   */
  List<EngineMessage> encode(Packet packet, boolean compress);

  /**
   * Draws the next acknowledgement id of the namespace.
   *
   * @return an id that no other packet of the namespace has
   */
  long nextAckId();

  /**
   * Who wants to know how rooms change. Called for each change, in the order of the changes and one
   * at a time, without holding a lock; never throws.
   *
   * @return empty if nobody does at the moment
   */
  Optional<RoomListener> roomListener();

  /**
   * Hands an event of another node's {@link Adapter#serverSideEmit} to the application.
   *
   * @param event the event, as received
   */
  void serverSideEvent(Packet event);

  /**
   * Hands an event of another node's {@link Adapter#serverSideEmitWithAck} to the application.
   *
   * @param event the event, as received
   * @return completed when the application acknowledges; perhaps never
   */
  CompletionStage<PacketData> serverSideRequest(Packet event);

  /**
   * Keeps the namespace in being although it has no sockets, for a session that may come back. Not
   * to be called under a lock.
   *
   * @return false if it is too late: it is about to go. Otherwise {@link #release()} has to follow,
   *     once
   */
  default boolean retain() {
    return true;
  }

  /**
   * Undoes one {@link #retain()}. The namespace may go at once, and {@linkplain Adapter#close()
   * close} the adapter. Not to be called under a lock.
   */
  default void release() {}

  /**
   * The scheduler for time-outs; tasks must be short.
   *
   * @return the server's scheduler
   */
  ScheduledExecutorService scheduler();
}
