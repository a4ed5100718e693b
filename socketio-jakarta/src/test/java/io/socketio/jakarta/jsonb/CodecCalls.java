// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.PayloadException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Calls a codec with attachments. */
final class CodecCalls {
  private final JsonCodec codec;
  private final List<ByteBuffer> written = new ArrayList<>();

  CodecCalls(JsonCodec codec) {
    this.codec = codec;
  }

  String encode(Object value) {
    StringBuilder out = new StringBuilder();
    codec.encode(
        value,
        out,
        bytes -> {
          written.add(bytes);
          return written.size() - 1;
        });
    return out.toString();
  }

  /** The attachments of what was encoded. */
  List<ByteBuffer> written() {
    return written;
  }

  <T> T decode(String json, Class<T> type, byte[]... attachments) {
    return type.cast(decode(json, (Type) type, attachments));
  }

  Object decode(String json, Type type, byte[]... attachments) {
    return codec.decode(
        json,
        type,
        new JsonCodec.AttachmentSource() {
          @Override
          public int size() {
            return attachments.length;
          }

          @Override
          public ByteBuffer get(int index) {
            if (index < 0 || index >= attachments.length) {
              throw new PayloadException("there is no attachment " + index);
            }
            return ByteBuffer.wrap(attachments[index]).asReadOnlyBuffer();
          }
        });
  }

  static String placeholder(int num) {
    return "{\"_placeholder\":true,\"num\":" + num + "}";
  }
}
