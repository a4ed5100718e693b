// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.Faults;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies {@link Cors} rules as the reference server does, to every answer, errors included. */
final class CorsHeaders {
  private static final Logger LOGGER = System.getLogger(CorsHeaders.class.getName());

  private final Optional<Cors> rules;

  CorsHeaders(Optional<Cors> rules) {
    this.rules = rules;
  }

  boolean asksApplication() {
    return rules.filter(Cors::asksApplication).isPresent();
  }

  /** Tells whether a request is to be answered with {@link #addPreflight}, whatever it asks for. */
  boolean isPreflight(EngineRequest request) {
    return rules.isPresent() && request.method().equals("OPTIONS");
  }

  void add(EngineRequest request, ResponseHeaders headers) {
    rules.ifPresent(
        cors -> {
          addOrigin(cors, request, headers);
          addList(headers, "Vary", variesByOrigin(cors) ? List.of("Origin") : List.of());
          addCommon(cors, headers);
        });
  }

  /** Returns the status of the answer. */
  int addPreflight(EngineRequest request, ResponseHeaders headers) {
    Cors cors = rules.orElseThrow();
    addPreflight(cors, request, headers);
    return cors.optionsSuccessStatus();
  }

  private static void addPreflight(Cors cors, EngineRequest request, ResponseHeaders headers) {
    boolean echoes = cors.allowedHeaders().isEmpty();
    List<String> vary = new ArrayList<>();
    if (variesByOrigin(cors)) {
      vary.add("Origin");
    }
    if (echoes) {
      vary.add("Access-Control-Request-Headers");
    }
    addOrigin(cors, request, headers);
    addList(headers, "Vary", vary);
    addCommon(cors, headers);
    addList(headers, "Access-Control-Allow-Methods", cors.methods());
    addList(
        headers,
        "Access-Control-Allow-Headers",
        echoes ? requestedHeaders(request) : cors.allowedHeaders());
    cors.maxAge()
        .map(Duration::toSeconds)
        .ifPresent(age -> headers.add("Access-Control-Max-Age", age.toString()));
  }

  private static List<String> requestedHeaders(EngineRequest request) {
    return request.header("access-control-request-headers").filter(HeaderValue::isValid).stream()
        .toList();
  }

  private static boolean variesByOrigin(Cors cors) {
    return !cors.fixedOrigin().equals(Optional.of("*"));
  }

  private static void addOrigin(Cors cors, EngineRequest request, ResponseHeaders headers) {
    cors.fixedOrigin()
        .or(
            () ->
                request
                    .header("origin")
                    .filter(HeaderValue::isValid)
                    .filter(origin -> matches(cors, request, origin)))
        .ifPresent(origin -> headers.add("Access-Control-Allow-Origin", origin));
  }

  /** On a thread of whoever answers, of whom the application's test is to see nothing. */
  private static boolean matches(Cors cors, EngineRequest request, String origin) {
    if (!cors.asksApplication()) {
      return cors.matches(origin);
    }
    boolean[] matched = new boolean[1];
    Runnable test = () -> matched[0] = cors.matches(origin);
    request.context().execute(() -> Faults.isolate(LOGGER, () -> "A test of origins failed", test));
    return matched[0];
  }

  private static void addCommon(Cors cors, ResponseHeaders headers) {
    if (cors.credentials()) {
      headers.add("Access-Control-Allow-Credentials", "true");
    }
    addList(headers, "Access-Control-Expose-Headers", cors.exposedHeaders());
  }

  private static void addList(ResponseHeaders headers, String name, List<String> values) {
    if (!values.isEmpty()) {
      headers.add(name, String.join(",", values));
    }
  }
}
