// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request made by hand. */
final class FakeRequest implements EngineRequest {
  private final String method;
  private final String rawQuery;
  private final Map<String, List<String>> query = new LinkedHashMap<>();
  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private Optional<Principal> principal = Optional.empty();

  private FakeRequest(String method, String rawQuery) {
    this.method = method;
    this.rawQuery = rawQuery;
    for (String pair : rawQuery.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        query.merge(
            parts[0],
            List.of(parts[1]),
            (old, added) -> java.util.stream.Stream.of(old, added).flatMap(List::stream).toList());
      }
    }
  }

  static FakeRequest of(String method, String rawQuery) {
    return new FakeRequest(method, rawQuery);
  }

  static FakeRequest get(String rawQuery) {
    return of("GET", rawQuery);
  }

  static FakeRequest post(String rawQuery) {
    return of("POST", rawQuery);
  }

  FakeRequest with(String header, String value) {
    headers.put(header.toLowerCase(Locale.ROOT), List.of(value));
    return this;
  }

  FakeRequest as(String user) {
    principal = Optional.of(() -> user);
    return this;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return "/engine.io/";
  }

  @Override
  public String rawQuery() {
    return rawQuery;
  }

  @Override
  public Map<String, List<String>> query() {
    return query;
  }

  @Override
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).map(values -> values.get(values.size() - 1));
  }

  @Override
  public Map<String, List<String>> headers() {
    return headers;
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
        .map(values -> values.get(0));
  }

  @Override
  public String remoteAddress() {
    return "127.0.0.1";
  }

  @Override
  public Optional<Principal> principal() {
    return principal;
  }

  @Override
  public boolean secure() {
    return false;
  }

  @Override
  public <T> Optional<T> unwrap(Class<T> type) {
    return Optional.empty();
  }
}
