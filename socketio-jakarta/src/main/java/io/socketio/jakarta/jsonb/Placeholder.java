// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import io.socketio.jakarta.parser.JsonCodec.AttachmentSource;
import io.socketio.jakarta.parser.PayloadException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;

/** The object that stands for an attachment: {@code {"_placeholder":true,"num":0}}. */
final class Placeholder {
  static final String FLAG = "_placeholder";
  static final String NUM = "num";

  private Placeholder() {}

  static boolean isPlaceholder(JsonObject json, AttachmentSource source) {
    return source.size() > 0 && json.get(FLAG) == JsonValue.TRUE;
  }

  static ByteBuffer read(JsonValue json, AttachmentSource source) {
    if (json instanceof JsonObject object
        && isPlaceholder(object, source)
        && object.get(NUM) instanceof JsonNumber num) {
      return source.get(num.intValue());
    }
    throw new PayloadException("expected binary data");
  }

  static byte[] bytes(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return bytes;
  }
}
