// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.engine.EngineMessage;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The default encoding, {@code socket.io-parser} of the reference server: one text message,
 * followed by a binary message for each attachment (Socket.IO protocol, revision 5).
 *
 * <p>A received text is checked completely, once, and kept: each argument is a slice of it until
 * someone asks for a value. Numbers are written in the notation of JavaScript, so that integral
 * values have no {@code .0}; what JSON cannot express ({@code NaN}, infinities) becomes {@code
 * null}. An object {@code {"_placeholder":true,"num":n}} stands for an attachment only in packets
 * that announce attachments.
 */
public final class JsonParser implements Parser {
  private final JsonCodec codec;

  /**
   * Makes the parser.
   *
   * @param codec reads and writes the arguments that are objects or arrays
   */
  public JsonParser(JsonCodec codec) {
    this.codec = Objects.requireNonNull(codec, "codec");
  }

  @Override
  public List<EngineMessage> encode(Packet packet) {
    return new JsonPacketEncoder(codec).encode(packet);
  }

  @Override
  public Decoder decoder(int maxAttachments, Consumer<Packet> sink) {
    return new JsonPacketDecoder(codec, maxAttachments, sink);
  }
}
