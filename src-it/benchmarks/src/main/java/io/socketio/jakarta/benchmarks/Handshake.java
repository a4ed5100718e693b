// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks;

import io.socketio.jakarta.engine.EngineRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request without a network. */
record Handshake(String method, Map<String, List<String>> query) implements EngineRequest {
  static Handshake webSocket() {
    return new Handshake("GET", Map.of("EIO", List.of("4"), "transport", List.of("websocket")));
  }

  static Handshake polling(String method) {
    return new Handshake(method, Map.of("EIO", List.of("4"), "transport", List.of("polling")));
  }

  static Handshake polling(String method, String sid) {
    return new Handshake(
        method, Map.of("EIO", List.of("4"), "transport", List.of("polling"), "sid", List.of(sid)));
  }

  @Override
  public String path() {
    return "/socket.io/";
  }

  @Override
  public String rawQuery() {
    return "";
  }

  @Override
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
  }

  @Override
  public Map<String, List<String>> headers() {
    return Map.of();
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.empty();
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
