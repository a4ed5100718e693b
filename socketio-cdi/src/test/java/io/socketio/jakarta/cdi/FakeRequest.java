// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.socketio.jakarta.engine.EngineRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An HTTP request that no network has carried. */
record FakeRequest(String method, String rawQuery) implements EngineRequest {
  static FakeRequest get(String query) {
    return new FakeRequest("GET", query);
  }

  @Override
  public String path() {
    return "/socket.io/";
  }

  @Override
  public Map<String, List<String>> query() {
    return Stream.of(rawQuery.split("&"))
        .map(parameter -> parameter.split("=", 2))
        .collect(groupingBy(pair -> pair[0], mapping(pair -> pair[1], toList())));
  }

  @Override
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query().get(name)).map(values -> values.get(0));
  }

  @Override
  public Map<String, List<String>> headers() {
    return Map.of("host", List.of("localhost"));
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers().get(name)).map(values -> values.get(0));
  }

  @Override
  public String remoteAddress() {
    return "127.0.0.1";
  }

  @Override
  public Optional<Principal> principal() {
    return Optional.empty();
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
