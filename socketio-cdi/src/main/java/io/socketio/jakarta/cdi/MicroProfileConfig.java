// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.SocketIoOptions;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The only class that mentions MicroProfile Config: it cannot be loaded without. */
final class MicroProfileConfig {
  private static final String PREFIX = "socketio.";

  private MicroProfileConfig() {}

  static Map<String, String> settings() {
    Config config = ConfigProvider.getConfig();
    // Sources need not list what they can answer: environment variables do not.
    Set<String> names = new HashSet<>(SocketIoOptions.names());
    for (String name : config.getPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        names.add(name.substring(PREFIX.length()));
      }
    }
    Map<String, String> settings = new TreeMap<>();
    for (String name : names) {
      config
          .getOptionalValue(PREFIX + name, String.class)
          .ifPresent(value -> settings.put(name, value));
    }
    return settings;
  }
}
