// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** JSON texts as values, for comparisons that ignore white space and the order of keys. */
public final class Jsons {
  private Jsons() {}

  /** Parses any JSON text. */
  public static JsonValue value(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }

  /** Parses a JSON object. */
  public static JsonObject object(String json) {
    return value(json).asJsonObject();
  }
}
