// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

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

/** Read values of unknown type: {@code Object} and {@code Map<String, Object>}. */
final class AnyDeserializers {
  /** Far beyond what JavaScript can express; in plain notation each step is a digit. */
  private static final int MAX_SCALE = 2_000;

  private AnyDeserializers() {}

  /** Tells whether a type is a map of anything. */
  static boolean isMap(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Map.class
          && generic.getActualTypeArguments()[0] == String.class
          && generic.getActualTypeArguments()[1] == Object.class;
    }
    return type == Map.class;
  }

  static @Nullable Object toObject(JsonValue json) {
    return switch (json.getValueType()) {
      case OBJECT -> Placeholder.is(json) ? Placeholder.readBytes(json) : toMap(json);
      case ARRAY -> toList(json.asJsonArray());
      case STRING -> ((JsonString) json).getString();
      case NUMBER -> toNumber(((JsonNumber) json).bigDecimalValue());
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
    };
  }

  static @Nullable Map<String, @Nullable Object> toMap(JsonValue json) {
    if (json == JsonValue.NULL) {
      return null;
    }
    if (!(json instanceof JsonObject object) || Placeholder.is(json)) {
      throw new PayloadException("expected an object");
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    object.forEach((key, value) -> map.put(key, toObject(value)));
    return map;
  }

  private static List<@Nullable Object> toList(JsonArray json) {
    List<@Nullable Object> list = new ArrayList<>(json.size());
    json.forEach(value -> list.add(toObject(value)));
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
      return toObject(json.getValue());
    }
  }

  static final class ToMap implements JsonbDeserializer<Map<String, @Nullable Object>> {
    @Override
    public @Nullable Map<String, @Nullable Object> deserialize(
        JsonParser json, DeserializationContext context, Type type) {
      return toMap(json.getValue());
    }
  }
}
