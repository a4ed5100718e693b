// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.engine.Cors;
import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.SessionCookie;
import io.socketio.jakarta.engine.TransportName;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The options that can be set by name, from servlet context parameters ({@code socketio.<name>})
 * and other text sources. The names are those of the builders.
 */
public final class OptionNames {
  private static final Map<String, BiConsumer<SocketIoOptions.Builder, String>> SETTERS = setters();

  private OptionNames() {}

  /**
   * All names.
   *
   * @return the names in alphabetical order
   */
  public static Set<String> all() {
    return SETTERS.keySet();
  }

  static void apply(Map<String, String> settings, SocketIoOptions.Builder builder) {
    List<String> problems = new ArrayList<>();
    new TreeMap<>(settings).forEach((name, value) -> apply(name, value, builder, problems));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("invalid settings: " + String.join("; ", problems));
    }
  }

  private static void apply(
      String name, String value, SocketIoOptions.Builder builder, List<String> problems) {
    BiConsumer<SocketIoOptions.Builder, String> setter = SETTERS.get(name);
    if (setter == null) {
      problems.add("unknown option " + name);
      return;
    }
    try {
      setter.accept(builder, value.trim());
    } catch (IllegalArgumentException | DateTimeParseException e) {
      problems.add(name + "=" + value + " (" + e.getMessage() + ")");
    }
  }

  private static Map<String, BiConsumer<SocketIoOptions.Builder, String>> setters() {
    Map<String, BiConsumer<SocketIoOptions.Builder, String>> all = new TreeMap<>();
    all.put("path", SocketIoOptions.Builder::path);
    all.put("serveClient", (b, v) -> b.serveClient(bool(v)));
    all.put("connectTimeout", (b, v) -> b.connectTimeout(duration(v)));
    all.put("maxAttachments", (b, v) -> b.maxAttachments(Integer.parseInt(v)));
    all.put("maxPendingEvents", (b, v) -> b.maxPendingEvents(Integer.parseInt(v)));
    engine(all, "pingInterval", (e, v) -> e.pingInterval(duration(v)));
    engine(all, "pingTimeout", (e, v) -> e.pingTimeout(duration(v)));
    engine(all, "upgradeTimeout", (e, v) -> e.upgradeTimeout(duration(v)));
    engine(all, "maxHttpBufferSize", (e, v) -> e.maxHttpBufferSize(Long.parseLong(v)));
    engine(all, "maxBufferedBytes", (e, v) -> e.maxBufferedBytes(Long.parseLong(v)));
    engine(all, "transports", (e, v) -> e.transports(transports(v)));
    engine(all, "allowUpgrades", (e, v) -> e.allowUpgrades(bool(v)));
    engine(all, "perMessageDeflate", (e, v) -> e.perMessageDeflate(bool(v)));
    engine(all, "httpCompression", (e, v) -> e.httpCompression(threshold(v)));
    engine(all, "cookie", (e, v) -> e.cookie(SessionCookie.named(v)));
    engine(all, "cors.origin", (e, v) -> e.cors(cors(v)));
    return all;
  }

  private static void engine(
      Map<String, BiConsumer<SocketIoOptions.Builder, String>> all,
      String name,
      BiConsumer<EngineOptions.Builder, String> setter) {
    all.put(name, (builder, value) -> builder.engine(engine -> setter.accept(engine, value)));
  }

  private static boolean bool(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false expected");
    };
  }

  private static Duration duration(String value) {
    return value.startsWith("P") ? Duration.parse(value) : Duration.ofMillis(Long.parseLong(value));
  }

  private static OptionalInt threshold(String value) {
    return value.equals("off") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
  }

  private static List<TransportName> transports(String value) {
    return Arrays.stream(value.split(","))
        .map(name -> TransportName.valueOf(name.trim().toUpperCase(Locale.ROOT)))
        .toList();
  }

  private static Cors cors(String value) {
    String[] origins = Arrays.stream(value.split(",")).map(String::trim).toArray(String[]::new);
    return origins.length == 1
        ? Cors.builder().origin(origins[0]).build()
        : Cors.builder().origins(origins).build();
  }
}
