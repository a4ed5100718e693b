// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.nio.ByteBuffer;

/** Put binary values among the attachments and placeholders in their places. */
final class BinarySerializers {
  private BinarySerializers() {}

  static final class OfBytes implements JsonbSerializer<byte[]> {
    @Override
    public void serialize(byte[] bytes, JsonGenerator out, SerializationContext context) {
      Placeholder.write(ByteBuffer.wrap(bytes), out);
    }
  }

  static final class OfBuffer implements JsonbSerializer<ByteBuffer> {
    @Override
    public void serialize(ByteBuffer bytes, JsonGenerator out, SerializationContext context) {
      Placeholder.write(bytes, out);
    }
  }
}
