// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.engine.EngineMessage;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The default encoding, {@code socket.io-parser} of the reference server: one text message,
 * followed by a binary message for each attachment (Socket.IO protocol, revision 5).
 *
 * <p>A received text is checked completely, once, and kept: each argument is a slice of it until
 * someone asks for a value. JSON that is nested more than 512 levels deep is refused. An argument
 * is not converted between JSON types: a string is no number.
 *
 * <p>Arguments that are numbers are written as JavaScript does, without {@code .0} if they are
 * integral, and as {@code null} if they are no finite number.
 *
 * <p>An object {@code {"_placeholder":true,"num":n}} stands for an attachment only in packets that
 * announce attachments. One that a client made up cannot be emitted beside real binary data: that
 * is a {@link PayloadException}, because receivers would mistake it.
 */
public final class JsonParser implements Parser {
  private final JsonCodec codec;

  /**
   * Makes the parser with the codec that {@link java.util.ServiceLoader} finds (JSON-B).
   *
   * @throws IllegalStateException if there is none that works
   */
  public JsonParser() {
    this(JsonCodecs.find());
  }

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
  public Optional<String> problem(Type type) {
    return codec.problem(type);
  }

  @Override
  public Decoder decoder(int maxAttachments, Consumer<Packet> sink) {
    return new JsonPacketDecoder(codec, maxAttachments, sink);
  }
}
