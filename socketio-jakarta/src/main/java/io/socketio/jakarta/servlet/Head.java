// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.ResponseHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Puts the headers of an answer on a response that filters may have put some on.
 *
 * <p>Those of CORS take the place of those of a filter: browsers refuse an answer that names two
 * origins.
 */
final class Head implements BiConsumer<String, String> {
  private static final String CORS = "Access-Control-";

  private final HttpServletResponse response;
  private Set<String> replaced = Set.of();

  private Head(HttpServletResponse response) {
    this.response = response;
  }

  static void write(ResponseHeaders headers, HttpServletResponse response) {
    headers.forEach(new Head(response));
  }

  @Override
  public void accept(String name, String value) {
    if (name.regionMatches(true, 0, CORS, 0, CORS.length()) && isFirst(name)) {
      response.setHeader(name, value);
    } else {
      response.addHeader(name, value);
    }
  }

  private boolean isFirst(String name) {
    if (replaced.isEmpty()) {
      replaced = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    }
    return replaced.add(name);
  }
}
