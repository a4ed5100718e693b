// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import java.lang.System.Logger.Level;
import java.util.Map;

/** Settings of MicroProfile Config, where the container has it. */
final class ConfigSettings {
  private static final System.Logger LOG = System.getLogger(ConfigSettings.class.getName());

  private ConfigSettings() {}

  /** The properties {@code socketio.*} without prefix; empty without MicroProfile Config. */
  static Map<String, String> find() {
    try {
      return MicroProfileConfig.settings();
    } catch (LinkageError | IllegalStateException e) { // no API; API but no implementation
      LOG.log(Level.DEBUG, "MicroProfile Config is not available: {0}", e.toString());
      return Map.of();
    }
  }
}
