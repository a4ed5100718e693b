// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Date;

/** Write instants as JavaScript's {@code Date.toJSON} does: in UTC, with milliseconds. */
final class DateSerializers {
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private DateSerializers() {}

  static final class OfInstant implements JsonbSerializer<Instant> {
    @Override
    public void serialize(Instant instant, JsonGenerator out, SerializationContext context) {
      out.write(FORMAT.format(instant));
    }
  }

  static final class OfDate implements JsonbSerializer<Date> {
    @Override
    @SuppressWarnings("JavaUtilDate") // applications still have it in their payloads
    public void serialize(Date date, JsonGenerator out, SerializationContext context) {
      out.write(FORMAT.format(Instant.ofEpochMilli(date.getTime())));
    }
  }
}
