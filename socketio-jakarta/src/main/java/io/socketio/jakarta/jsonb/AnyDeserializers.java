// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import io.socketio.jakarta.parser.JsonCodec.AttachmentSource;
import io.socketio.jakarta.parser.PayloadException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Make Java values of JSON whose type is not known: {@code Object} and {@code Map}. */
final class AnyDeserializers {
  /** Far beyond what JavaScript can express; in plain notation each step is a digit. */
  private static final int MAX_SCALE = 1_000;

  private AnyDeserializers() {}

  /** Tells whether a type takes any object; the binding does not ask deserializers for the root. */
  static boolean isAny(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Map.class
          && generic.getActualTypeArguments()[0] == String.class
          && generic.getActualTypeArguments()[1] == Object.class;
    }
    return type == Object.class || type == Map.class;
  }

  static @Nullable Object toJava(JsonValue json, AttachmentSource source) {
    return switch (json.getValueType()) {
      case OBJECT -> toJava(json.asJsonObject(), source);
      case ARRAY -> toList(json.asJsonArray(), source);
      case STRING -> ((JsonString) json).getString();
      case NUMBER -> toNumber(((JsonNumber) json).bigDecimalValue());
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
    };
  }

  private static Object toJava(JsonObject json, AttachmentSource source) {
    return Placeholder.isPlaceholder(json, source)
        ? Placeholder.bytes(Placeholder.read(json, source))
        : toMap(json, source);
  }

  private static Map<String, @Nullable Object> toMap(JsonObject json, AttachmentSource source) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    json.forEach((key, value) -> map.put(key, toJava(value, source)));
    return map;
  }

  private static List<@Nullable Object> toList(JsonArray json, AttachmentSource source) {
    List<@Nullable Object> list = new ArrayList<>(json.size());
    json.forEach(value -> list.add(toJava(value, source)));
    return list;
  }

  private static BigDecimal toNumber(BigDecimal number) {
    if (Math.abs((long) number.scale()) > MAX_SCALE) {
      throw new PayloadException("number out of range");
    }
    return number;
  }

  static final class ToObject implements JsonbDeserializer<Object> {
    @Override
    public @Nullable Object deserialize(
        JsonParser json, DeserializationContext context, Type type) {
      return toJava(json.getValue(), Call.source());
    }
  }

  static final class ToMap implements JsonbDeserializer<Map<String, @Nullable Object>> {
    @Override
    public Map<String, @Nullable Object> deserialize(
        JsonParser json, DeserializationContext context, Type type) {
      return toMap(json.getObject(), Call.source());
    }
  }
}
