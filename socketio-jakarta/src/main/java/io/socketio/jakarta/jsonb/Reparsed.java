// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;

/**
 * Values inside of others, for deserializers that go from event to event. The parser that the
 * binding hands them does not tell its event in the versions of WildFly 39 and Payara 6.
 */
final class Reparsed {
  private Reparsed() {}

  /** The parser itself, or one of its current value alone, at the first event. */
  static JsonParser of(JsonParser binding) {
    try {
      var unused = binding.currentEvent();
      return binding;
    } catch (UnsupportedOperationException e) {
      return again(binding);
    }
  }

  private static JsonParser again(JsonParser binding) {
    String text = binding.getValue().toString();
    JsonParser parser =
        new ExactNumbers(JsonProvider.provider()).createParser(new StringReader(text));
    parser.next();
    return parser;
  }
}
