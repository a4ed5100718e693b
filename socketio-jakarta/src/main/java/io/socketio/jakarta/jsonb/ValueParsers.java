// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;

/** Parsers of single values, at their first event. */
final class ValueParsers {
  private final JsonProvider provider;

  ValueParsers(JsonProvider provider) {
    this.provider = provider;
  }

  /** A parser of a whole text. */
  JsonParser open(String json) {
    JsonParser parser = provider.createParser(new StringReader(json));
    parser.next();
    return parser;
  }

  /**
   * A parser of the value that the binding is at: its own, unless it does not tell its event, as
   * some versions do not.
   */
  JsonParser at(JsonParser binding) {
    try {
      var unused = binding.currentEvent();
      return binding;
    } catch (UnsupportedOperationException e) {
      return open(binding.getValue().toString());
    }
  }
}
