// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import io.socketio.jakarta.parser.PayloadException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Read values of unknown type: {@code Object} and {@code Map<String, Object>}. */
final class AnyDeserializers {
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

  /** Reads the value that is current, without making a tree of it first. */
  static @Nullable Object toObject(JsonParser json) {
    return switch (json.currentEvent()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> members = members(json);
        yield Placeholder.is(members) ? Placeholder.bytes(members) : members;
      }
      case START_ARRAY -> elements(json);
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER -> json.getBigDecimal();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalStateException("no value: " + json.currentEvent());
    };
  }

  static @Nullable Map<String, @Nullable Object> toMap(JsonParser json) {
    if (json.currentEvent() == Event.VALUE_NULL) {
      return null;
    }
    if (json.currentEvent() != Event.START_OBJECT) {
      throw notAnObject();
    }
    Map<String, @Nullable Object> members = members(json);
    if (Placeholder.is(members)) {
      throw notAnObject();
    }
    return members;
  }

  private static PayloadException notAnObject() {
    return new PayloadException("expected an object");
  }

  private static Map<String, @Nullable Object> members(JsonParser json) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (json.next() == Event.KEY_NAME) {
      String key = json.getString();
      json.next();
      members.put(key, toObject(json));
    }
    return members;
  }

  private static List<@Nullable Object> elements(JsonParser json) {
    List<@Nullable Object> elements = new ArrayList<>(0); // most memory goes into small ones
    while (json.next() != Event.END_ARRAY) {
      elements.add(toObject(json));
    }
    return elements;
  }

  static final class ToObject implements JsonbDeserializer<Object> {
    private final ValueParsers parsers;

    ToObject(ValueParsers parsers) {
      this.parsers = parsers;
    }

    @Override
    public @Nullable Object deserialize(
        JsonParser json, DeserializationContext context, Type type) {
      return toObject(parsers.at(json));
    }
  }

  static final class ToMap implements JsonbDeserializer<Map<String, @Nullable Object>> {
    private final ValueParsers parsers;

    ToMap(ValueParsers parsers) {
      this.parsers = parsers;
    }

    @Override
    public @Nullable Map<String, @Nullable Object> deserialize(
        JsonParser json, DeserializationContext context, Type type) {
      return toMap(parsers.at(json));
    }
  }
}
