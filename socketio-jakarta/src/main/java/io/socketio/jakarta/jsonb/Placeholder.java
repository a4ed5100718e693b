// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import io.socketio.jakarta.parser.PayloadException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The object that stands for an attachment: {@code {"_placeholder":true,"num":0}}. */
final class Placeholder {
  private static final String FLAG = "_placeholder";
  private static final String NUM = "num";

  private Placeholder() {}

  static void write(ByteBuffer bytes, JsonGenerator out) {
    out.writeStartObject();
    out.write(FLAG, true);
    out.write(NUM, Call.attachments().add(bytes));
    out.writeEnd();
  }

  /** In a packet without attachments such an object is an object. */
  static boolean is(JsonValue json) {
    return json instanceof JsonObject object
        && object.get(FLAG) == JsonValue.TRUE
        && Call.source().size() > 0;
  }

  static @Nullable ByteBuffer read(JsonValue json) {
    if (json == JsonValue.NULL) {
      return null;
    }
    if (is(json) && json.asJsonObject().get(NUM) instanceof JsonNumber num) {
      return Call.source().get(num.intValue());
    }
    throw new PayloadException("expected binary data");
  }

  static byte @Nullable [] readBytes(JsonValue json) {
    ByteBuffer content = read(json);
    if (content == null) {
      return null;
    }
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return bytes;
  }
}
