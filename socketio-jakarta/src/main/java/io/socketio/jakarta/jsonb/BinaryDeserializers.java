// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Read the attachments that placeholders stand for. */
final class BinaryDeserializers {
  private BinaryDeserializers() {}

  static final class ToBytes implements JsonbDeserializer<byte[]> {
    private final ValueParsers parsers;

    ToBytes(ValueParsers parsers) {
      this.parsers = parsers;
    }

    @Override
    public byte @Nullable [] deserialize(
        JsonParser json, DeserializationContext context, Type type) {
      return Placeholder.readBytes(parsers.at(json));
    }
  }

  static final class ToBuffer implements JsonbDeserializer<ByteBuffer> {
    private final ValueParsers parsers;

    ToBuffer(ValueParsers parsers) {
      this.parsers = parsers;
    }

    @Override
    public @Nullable ByteBuffer deserialize(
        JsonParser json, DeserializationContext context, Type type) {
      return Placeholder.readBuffer(parsers.at(json));
    }
  }
}
