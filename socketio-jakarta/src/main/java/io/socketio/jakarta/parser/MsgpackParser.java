// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.engine.EngineMessage;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * MessagePack, the encoding of {@code socket.io-msgpack-parser} and of the client bundle {@code
 * socket.io.msgpack.min.js}: each packet is one binary message, and binary data lies in it.
 *
 * <p>Needs the library {@code org.msgpack:msgpack-core}, which is not part of the server.
 *
 * <p>A received message is checked completely, once, and kept: each argument is a slice of it until
 * someone asks for a value. Refused are values that are nested more than 512 levels deep, texts
 * that are no UTF-8, maps with keys that are no texts, and extensions that the clients do not send.
 * The number of binary values in a packet is not limited: {@code maxAttachments} is about separate
 * messages, which this encoding does not have.
 *
 * <p>Values arrive as those of {@link JsonParser} do, with these differences: {@code undefined} is
 * null; a JavaScript {@code Date} can be read as {@link java.time.Instant}, {@link java.util.Date}
 * or text; a number may be infinite or {@code NaN}. An argument that is an {@code Instant} or
 * {@code Date} as a whole is sent as a JavaScript {@code Date}; within other values the codec
 * decides. Integers keep all their 64 bits, although JavaScript rounds those beyond 2<sup>53</sup>.
 * An unpaired surrogate is sent as U+FFFD, because MessagePack cannot express it.
 *
 * <p>An object that looks like the placeholder {@code {"_placeholder":true,"num":n}} cannot be read
 * or emitted by the codec when it has binary data beside it: that is a {@link PayloadException}.
 */
public final class MsgpackParser implements Parser {
  private final JsonCodec codec;

  /**
   * Makes the parser with the codec that {@link java.util.ServiceLoader} finds (JSON-B).
   *
   * @throws IllegalStateException if the library or a codec is missing
   */
  public MsgpackParser() {
    this(JsonCodecs.find());
  }

  /**
   * Makes the parser.
   *
   * @param codec reads and writes the arguments that are maps, arrays or objects, in JSON, which is
   *     translated from and to MessagePack
   * @throws IllegalStateException if the library is missing
   */
  public MsgpackParser(JsonCodec codec) {
    this.codec = Objects.requireNonNull(codec, "codec");
    requireLibrary();
  }

  private static void requireLibrary() {
    try {
      Class.forName("org.msgpack.core.MessagePack", false, MsgpackParser.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "MsgpackParser needs org.msgpack:msgpack-core, which is not in the class path", e);
    }
  }

  @Override
  public List<EngineMessage> encode(Packet packet) {
    return List.of(new MsgpackPacketEncoder(codec).encode(packet));
  }

  @Override
  public Optional<String> problem(Type type) {
    return codec.problem(type);
  }

  @Override
  public Decoder decoder(int maxAttachments, Consumer<Packet> sink) {
    return new MessageDecoder(codec, sink);
  }

  /** Keeps nothing between messages. */
  private record MessageDecoder(JsonCodec codec, Consumer<Packet> sink) implements Decoder {
    @Override
    public void text(String data) {
      throw new PacketException("got text where a packet is binary");
    }

    @Override
    public void binary(ByteBuffer data) {
      sink.accept(MsgpackPacketReader.read(new ReceivedBytes(data, codec)));
    }

    @Override
    public void destroy() {
      // nothing is ever incomplete
    }
  }
}
