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
    @Override
    public byte @Nullable [] deserialize(
        JsonParser json, DeserializationContext context, Type type) {
      return Placeholder.readBytes(Reparsed.of(json));
    }
  }

  static final class ToBuffer implements JsonbDeserializer<ByteBuffer> {
    @Override
    public @Nullable ByteBuffer deserialize(
        JsonParser json, DeserializationContext context, Type type) {
      return Placeholder.readBuffer(Reparsed.of(json));
    }
  }
}
