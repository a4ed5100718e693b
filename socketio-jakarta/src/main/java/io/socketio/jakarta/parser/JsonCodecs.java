// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the codec of those who name none. */
final class JsonCodecs {
  private JsonCodecs() {}

  static JsonCodec find() {
    // the codec lies beside this class, in the web application or above it
    ClassLoader loader = JsonCodecs.class.getClassLoader();
    try {
      return ServiceLoader.load(JsonCodec.class, loader)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no JsonCodec found"));
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new IllegalStateException(
          "no JSON codec works here: JSON-B needs jakarta.json.bind-api and a provider, Yasson for"
              + " example; or give the builder a JsonCodec",
          e);
    }
  }
}
