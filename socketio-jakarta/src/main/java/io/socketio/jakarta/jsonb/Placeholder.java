// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import io.socketio.jakarta.parser.PayloadException;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalInt;
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
  static boolean is(Map<String, ?> object) {
    return Boolean.TRUE.equals(object.get(FLAG)) && Call.source().size() > 0;
  }

  /** The attachment of an object that {@linkplain #is is} a placeholder. */
  static byte[] bytes(Map<String, ?> placeholder) {
    if (placeholder.get(NUM) instanceof Number num) {
      return Call.source().bytes(num.intValue());
    }
    throw notBinary();
  }

  static byte @Nullable [] readBytes(JsonParser json) {
    OptionalInt num = readNum(json);
    return num.isPresent() ? Call.source().bytes(num.getAsInt()) : null;
  }

  static @Nullable ByteBuffer readBuffer(JsonParser json) {
    OptionalInt num = readNum(json);
    return num.isPresent() ? Call.source().get(num.getAsInt()) : null;
  }

  /** Reads the value that is current, of which nothing else is kept; empty if it is null. */
  private static OptionalInt readNum(JsonParser json) {
    if (json.currentEvent() == Event.VALUE_NULL) {
      return OptionalInt.empty();
    }
    if (json.currentEvent() != Event.START_OBJECT) {
      throw notBinary();
    }
    boolean flagged = false;
    OptionalInt num = OptionalInt.empty();
    while (json.next() == Event.KEY_NAME) {
      String key = json.getString();
      Event value = json.next();
      if (key.equals(FLAG)) {
        flagged = value == Event.VALUE_TRUE;
      } else if (key.equals(NUM)) {
        num =
            value == Event.VALUE_NUMBER
                ? OptionalInt.of(json.getBigDecimal().intValue())
                : OptionalInt.empty();
      }
      if (value == Event.START_OBJECT) {
        json.skipObject();
      } else if (value == Event.START_ARRAY) {
        json.skipArray();
      }
    }
    if (!flagged || num.isEmpty() || Call.source().size() == 0) {
      throw notBinary();
    }
    return num;
  }

  private static PayloadException notBinary() {
    return new PayloadException("expected binary data");
  }
}
