// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.engine.SessionCookie;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Options by name, as they come from configuration sources: context parameters, MicroProfile
 * Config, properties files.
 */
public final class SocketIoSettings {
  private static final Map<String, BiConsumer<SocketIoOptions.Builder, String>> SETTERS = setters();

  private SocketIoSettings() {}

  /**
   * The names that {@link #apply} knows: those of the builders' methods.
   *
   * @return the names in alphabetical order
   */
  public static Set<String> names() {
    return SETTERS.keySet();
  }

  /**
   * Sets options by name. Durations are in milliseconds, or ISO-8601 ({@code PT25S}).
   *
   * @param settings names of {@link #names()}, without prefix, and values
   * @param options receives them
   * @return the given builder
   * @throws IllegalArgumentException lists every unknown name and malformed value
   */
  public static SocketIoOptions.Builder apply(
      Map<String, String> settings, SocketIoOptions.Builder options) {
    List<String> problems = new ArrayList<>();
    new TreeMap<>(settings).forEach((name, value) -> set(options, name, value.trim(), problems));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("invalid settings: " + String.join("; ", problems));
    }
    return options;
  }

  private static void set(
      SocketIoOptions.Builder options, String name, String value, List<String> problems) {
    BiConsumer<SocketIoOptions.Builder, String> setter = SETTERS.get(name);
    if (setter == null) {
      problems.add("unknown option " + name);
      return;
    }
    try {
      setter.accept(options, value);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      problems.add(name + "=" + value + " (" + e.getMessage() + ")");
    }
  }

  private static Map<String, BiConsumer<SocketIoOptions.Builder, String>> setters() {
    Map<String, BiConsumer<SocketIoOptions.Builder, String>> all = new TreeMap<>();
    all.put("path", SocketIoOptions.Builder::path);
    all.put("serveClient", (b, v) -> b.serveClient(SettingText.bool(v)));
    all.put("connectTimeout", (b, v) -> b.connectTimeout(SettingText.duration(v)));
    all.put("maxAttachments", (b, v) -> b.maxAttachments(Integer.parseInt(v)));
    all.put("maxIncompleteBytes", (b, v) -> b.maxIncompleteBytes(Long.parseLong(v)));
    all.put("maxPendingEvents", (b, v) -> b.maxPendingEvents(Integer.parseInt(v)));
    all.put("maxNamespaces", (b, v) -> b.maxNamespaces(Integer.parseInt(v)));
    all.put("maxAuthBytes", (b, v) -> b.maxAuthBytes(Long.parseLong(v)));
    all.put("maxSocketBytes", (b, v) -> b.maxSocketBytes(Long.parseLong(v)));
    all.put("maxChildNamespaces", (b, v) -> b.maxChildNamespaces(Integer.parseInt(v)));
    all.put(
        "cleanupEmptyChildNamespaces",
        (b, v) -> b.cleanupEmptyChildNamespaces(SettingText.bool(v)));
    all.put("connectionStateRecovery", (b, v) -> b.connectionStateRecovery(SettingText.bool(v)));
    all.put(
        "connectionStateRecovery.maxDisconnectionDuration",
        (b, v) ->
            b.connectionStateRecovery(r -> r.maxDisconnectionDuration(SettingText.duration(v))));
    all.put(
        "connectionStateRecovery.skipMiddlewares",
        (b, v) -> b.connectionStateRecovery(r -> r.skipMiddlewares(SettingText.bool(v))));
    all.put(
        "connectionStateRecovery.maxStoredBytes",
        (b, v) -> b.connectionStateRecovery(r -> r.maxStoredBytes(Long.parseLong(v))));
    all.put("pingInterval", (b, v) -> b.engine(e -> e.pingInterval(SettingText.duration(v))));
    all.put("pingTimeout", (b, v) -> b.engine(e -> e.pingTimeout(SettingText.duration(v))));
    all.put("upgradeTimeout", (b, v) -> b.engine(e -> e.upgradeTimeout(SettingText.duration(v))));
    all.put("maxHttpBufferSize", (b, v) -> b.engine(e -> e.maxHttpBufferSize(Long.parseLong(v))));
    all.put("maxBufferedBytes", (b, v) -> b.engine(e -> e.maxBufferedBytes(Long.parseLong(v))));
    all.put("maxSessions", (b, v) -> b.engine(e -> e.maxSessions(Integer.parseInt(v))));
    all.put("transports", (b, v) -> b.engine(e -> e.transports(SettingText.transports(v))));
    all.put("allowUpgrades", (b, v) -> b.engine(e -> e.allowUpgrades(SettingText.bool(v))));
    all.put("allowEIO3", (b, v) -> b.engine(e -> e.allowEIO3(SettingText.bool(v))));
    all.put("jsonp", (b, v) -> b.engine(e -> e.jsonp(SettingText.bool(v))));
    all.put("perMessageDeflate", (b, v) -> b.engine(e -> e.perMessageDeflate(SettingText.bool(v))));
    all.put(
        "httpCompression", (b, v) -> b.engine(e -> e.httpCompression(SettingText.threshold(v))));
    all.put("cookie", (b, v) -> b.engine(e -> e.cookie(SessionCookie.named(v))));
    all.put("roles", (b, v) -> b.engine(e -> e.roles(SettingText.list(v))));
    all.put("cors.origin", (b, v) -> b.engine(e -> e.cors(SettingText.cors(v))));
    return Collections.unmodifiableMap(all);
  }
}
