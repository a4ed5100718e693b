// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import io.socketio.jakarta.util.JavaScriptDate;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.util.Date;

/** Write instants as JavaScript's {@code Date.toJSON} does: in UTC, with milliseconds. */
final class DateSerializers {
  private DateSerializers() {}

  /** A date that JavaScript cannot express is null, as an invalid one is there. */
  private static void write(Instant date, JsonGenerator out) {
    JavaScriptDate.format(date).ifPresentOrElse(out::write, out::writeNull);
  }

  static final class OfInstant implements JsonbSerializer<Instant> {
    @Override
    public void serialize(Instant instant, JsonGenerator out, SerializationContext context) {
      DateSerializers.write(instant, out);
    }
  }

  static final class OfDate implements JsonbSerializer<Date> {
    @Override
    @SuppressWarnings("JavaUtilDate") // applications still have it in their payloads
    public void serialize(Date date, JsonGenerator out, SerializationContext context) {
      DateSerializers.write(Instant.ofEpochMilli(date.getTime()), out);
    }
  }
}
