// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.PayloadException;
import io.socketio.jakarta.util.HeaderFields;
import java.security.Principal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The handshake of one socket, on top of the request that opened its connection. */
record DefaultHandshake(EngineRequest request, PacketData authData, Instant time)
    implements Handshake {
  private static final System.Logger LOG = System.getLogger(DefaultHandshake.class.getName());

  /** How JavaScript prints a date in UTC, which the reference server has in its handshake. */
  private static final DateTimeFormatter JS_DATE =
      DateTimeFormatter.ofPattern(
              "EEE MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'")
          .withLocale(Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  DefaultHandshake(EngineRequest request, PacketData authData) {
    this(request, authData, Instant.now());
  }

  @Override
  public Map<String, List<String>> headers() {
    return request.headers();
  }

  @Override
  public Map<String, List<String>> query() {
    return request.query();
  }

  @Override
  public EventArgs auth() {
    return new AuthArgs(new DefaultArgs(authData));
  }

  @Override
  public String address() {
    return request.remoteAddress();
  }

  @Override
  public Optional<Principal> principal() {
    return request.principal();
  }

  @Override
  public boolean secure() {
    return request.secure();
  }

  @Override
  public String url() {
    String query = request.rawQuery();
    return query.isEmpty() ? request.path() : request.path() + "?" + query;
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("headers", flat(headers(), HeaderFields::join));
    map.put("time", JS_DATE.format(time));
    map.put("address", address());
    map.put("xdomain", request.header("origin").isPresent());
    map.put("secure", secure());
    map.put("issued", time.toEpochMilli());
    map.put("url", url());
    map.put("query", flat(query(), (name, values) -> values.get(values.size() - 1)));
    map.put("auth", authValue());
    return map;
  }

  /**
   * Decoded, because inside another value a received argument cannot be passed on as it came. What
   * one client sent must not fail a call that is about others, too.
   */
  private Map<String, Object> authValue() {
    try {
      return authData.<Map<String, Object>>find(0, Map.class).orElse(Map.of());
    } catch (PayloadException e) {
      LOG.log(DEBUG, "auth that cannot be read as a map: {0}", e.getMessage());
      return Map.of();
    }
  }

  private static Map<String, String> flat(
      Map<String, List<String>> multi, BiFunction<String, List<String>, String> join) {
    Map<String, String> flat = new LinkedHashMap<>();
    multi.forEach((name, values) -> flat.put(name, join.apply(name, values)));
    return flat;
  }
}
