// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;

/** Replace placeholders by the attachments they stand for. */
final class BinaryDeserializers {
  private BinaryDeserializers() {}

  static final class ToBytes implements JsonbDeserializer<byte[]> {
    @Override
    public byte[] deserialize(JsonParser json, DeserializationContext context, Type type) {
      return Placeholder.bytes(Placeholder.read(json.getValue(), Call.source()));
    }
  }

  static final class ToBuffer implements JsonbDeserializer<ByteBuffer> {
    @Override
    public ByteBuffer deserialize(JsonParser json, DeserializationContext context, Type type) {
      return Placeholder.read(json.getValue(), Call.source());
    }
  }
}
