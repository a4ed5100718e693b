// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;

/**
 * Write {@code float} values with their own digits, as the binding does, but not without asking
 * whether they have any: Yasson (3.0.4) fails before the generator sees the number.
 */
final class FloatSerializers {
  private FloatSerializers() {}

  private static void write(float number, JsonGenerator out) {
    if (Float.isFinite(number)) {
      out.write(new BigDecimal(Float.toString(number)));
    } else {
      out.writeNull();
    }
  }

  static final class OfFloat implements JsonbSerializer<Float> {
    @Override
    public void serialize(Float number, JsonGenerator out, SerializationContext context) {
      write(number, out);
    }
  }

  static final class OfFloats implements JsonbSerializer<float[]> {
    @Override
    public void serialize(float[] numbers, JsonGenerator out, SerializationContext context) {
      out.writeStartArray();
      for (float number : numbers) {
        write(number, out);
      }
      out.writeEnd();
    }
  }
}
