// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.SocketIoSettings;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settings of MicroProfile Config, where the container has it. Called by reflection: its API is no
 * named module, so that this one cannot require it.
 */
final class ConfigSettings {
  private static final System.Logger LOG = System.getLogger(ConfigSettings.class.getName());
  private static final String API = "org.eclipse.microprofile.config.";
  private static final String PREFIX = "socketio.";

  private ConfigSettings() {}

  /** The properties {@code socketio.*} without prefix; empty without MicroProfile Config. */
  static Map<String, String> find() {
    try {
      Optional<Object> config = config();
      return config.isPresent() ? read(config.get()) : Map.of();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read MicroProfile Config", e);
    }
  }

  private static Optional<Object> config() throws ReflectiveOperationException {
    try {
      return Optional.of(Class.forName(API + "ConfigProvider").getMethod("getConfig").invoke(null));
    } catch (ClassNotFoundException | InvocationTargetException e) { // no API; no implementation
      LOG.log(Level.DEBUG, "MicroProfile Config is not available", e);
      return Optional.empty();
    }
  }

  private static Map<String, String> read(Object config) throws ReflectiveOperationException {
    Class<?> type = Class.forName(API + "Config");
    Method getOptionalValue = type.getMethod("getOptionalValue", String.class, Class.class);
    // Sources need not list what they can answer: environment variables do not.
    Set<String> names = new TreeSet<>(SocketIoSettings.names());
    for (Object name : (Iterable<?>) type.getMethod("getPropertyNames").invoke(config)) {
      if (name instanceof String property && property.startsWith(PREFIX)) {
        names.add(property.substring(PREFIX.length()));
      }
    }
    Map<String, String> settings = new TreeMap<>();
    for (String name : names) {
      ((Optional<?>) getOptionalValue.invoke(config, PREFIX + name, String.class))
          .ifPresent(value -> settings.put(name, value.toString()));
    }
    return settings;
  }
}
