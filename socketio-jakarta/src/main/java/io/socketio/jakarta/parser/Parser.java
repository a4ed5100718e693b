// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.engine.EngineMessage;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An encoding of Socket.IO packets: {@code parser} of the reference server. Clients must use the
 * same one.
 *
 * <p>Thread-safe; one instance serves a whole server.
 */
public interface Parser {
  /**
   * Encodes a packet.
   *
   * @param packet the packet
   * @return one Engine.IO message, or a header and its attachments in wire order
   * @throws PayloadException if an argument cannot be written
   */
  List<EngineMessage> encode(Packet packet);

  /**
   * Makes the decoder of one connection.
   *
   * @param maxAttachments the most binary attachments that one packet may have
   * @param sink receives each complete packet, during the decoder's calls
   * @return a new decoder
   */
  Decoder decoder(int maxAttachments, Consumer<Packet> sink);

  /**
   * Finds out why no argument can ever be read as a type, whatever clients send. A handler with
   * such a payload is refused when it is registered.
   *
   * @param type a class, or a generic type with all its arguments
   * @return what is wrong with the type; empty if nothing is known to be, which is the default
   */
  default Optional<String> problem(Type type) {
    return Optional.empty();
  }

  /** Reassembles the packets of one connection. Not thread-safe: called in arrival order. */
  interface Decoder {
    /**
     * Takes a text message.
     *
     * @param data the message
     * @throws PacketException if it is no valid packet here; the decoder is unusable then
     */
    void text(String data);

    /**
     * Takes a binary message.
     *
     * @param data the message; the decoder owns it
     * @throws PacketException if none is expected here; the decoder is unusable then
     */
    void binary(ByteBuffer data);

    /** Drops a packet that is still incomplete. */
    void destroy();
  }
}
