// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Applies {@link Cors} rules as the reference server does, to every answer, errors included. */
final class CorsHeaders {
  private final Optional<Cors> rules;

  CorsHeaders(Optional<Cors> rules) {
    this.rules = rules;
  }

  /** Tells whether a request is to be answered with {@link #addPreflight}, whatever it asks for. */
  boolean isPreflight(EngineRequest request) {
    return rules.isPresent() && request.method().equals("OPTIONS");
  }

  void add(EngineRequest request, ResponseHeaders headers) {
    rules.ifPresent(
        cors -> {
          boolean varies = addOrigin(cors, request, headers);
          if (varies) {
            headers.add("Vary", "Origin");
          }
          addCommon(cors, headers);
        });
  }

  void addPreflight(EngineRequest request, ResponseHeaders headers) {
    rules.ifPresent(
        cors -> {
          boolean varies = addOrigin(cors, request, headers);
          boolean echoes = cors.allowedHeaders().isEmpty();
          String vary =
              (varies ? "Origin" : "")
                  + (varies && echoes ? ", " : "")
                  + (echoes ? "Access-Control-Request-Headers" : "");
          if (!vary.isEmpty()) {
            headers.add("Vary", vary);
          }
          addCommon(cors, headers);
          addList(headers, "Access-Control-Allow-Methods", cors.methods());
          if (echoes) {
            request
                .header("access-control-request-headers")
                .filter(HeaderValue::isValid)
                .ifPresent(names -> headers.add("Access-Control-Allow-Headers", names));
          } else {
            addList(headers, "Access-Control-Allow-Headers", cors.allowedHeaders());
          }
          cors.maxAge()
              .map(Duration::toSeconds)
              .ifPresent(age -> headers.add("Access-Control-Max-Age", age.toString()));
        });
  }

  /** Adds the allowed origin and tells whether it depends on that of the request. */
  private static boolean addOrigin(Cors cors, EngineRequest request, ResponseHeaders headers) {
    Optional<String> allowed =
        cors.fixedOrigin()
            .or(() -> request.header("origin").filter(HeaderValue::isValid).filter(cors::matches));
    allowed.ifPresent(origin -> headers.add("Access-Control-Allow-Origin", origin));
    return !cors.fixedOrigin().equals(Optional.of("*"));
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
