// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import org.jspecify.annotations.Nullable;

/**
 * A Socket.IO packet. Immutable; the same packet may be encoded for many receivers.
 *
 * @param type the packet type
 * @param namespace the namespace, {@code /} for the main one
 * @param id the acknowledgement id, or {@link #NO_ID}; what a peer chose is only good for answering
 * @param event the event name of an {@link PacketType#EVENT}; empty otherwise
 * @param data the arguments of an event or acknowledgement, without the event name; the one payload
 *     of a CONNECT or CONNECT_ERROR, if it has one
 */
public record Packet(PacketType type, String namespace, long id, String event, PacketData data) {

  /** Stands for a packet without acknowledgement id; 0 is an ordinary id. */
  public static final long NO_ID = -1;

  /**
   * An event that expects no acknowledgement.
   *
   * @param namespace the namespace
   * @param event the event name
   * @param data the arguments
   * @return the packet
   */
  public static Packet event(String namespace, String event, PacketData data) {
    return new Packet(PacketType.EVENT, namespace, NO_ID, event, data);
  }

  /**
   * An acknowledgement.
   *
   * @param namespace the namespace
   * @param id the id of the acknowledged event
   * @param data the arguments
   * @return the packet
   */
  public static Packet ack(String namespace, long id, PacketData data) {
    return new Packet(PacketType.ACK, namespace, id, "", data);
  }

  /**
   * A packet without event name and id.
   *
   * @param type CONNECT, DISCONNECT or CONNECT_ERROR
   * @param namespace the namespace
   * @param data at most one value
   * @return the packet
   */
  public static Packet control(PacketType type, String namespace, PacketData data) {
    return new Packet(type, namespace, NO_ID, "", data);
  }

  /**
   * The same packet with an acknowledgement id.
   *
   * @param ackId the id
   * @return a packet that shares the data
   */
  public Packet withId(long ackId) {
    return new Packet(type, namespace, ackId, event, data);
  }

  /**
   * The same packet with one more argument.
   *
   * @param argument the argument after all others
   * @return a packet that shares the other arguments
   */
  public Packet append(Object argument) {
    @Nullable Object[] all = new @Nullable Object[data.size() + 1];
    for (int i = 0; i < data.size(); i++) {
      all[i] = data.raw(i);
    }
    all[data.size()] = argument;
    return new Packet(type, namespace, id, event, new ValueData(all));
  }

  /**
   * Tells whether the packet carries an acknowledgement id.
   *
   * @return false for {@link #NO_ID}
   */
  public boolean hasId() {
    return id != NO_ID;
  }
}
