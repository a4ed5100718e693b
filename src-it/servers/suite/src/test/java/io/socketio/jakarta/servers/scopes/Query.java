// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.scopes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the query alone: looking for parameters could take the body of a POST. */
final class Query {
  private Query() {}

  static Optional<String> value(HttpServletRequest request, String name) {
    return Stream.ofNullable(request.getQueryString())
        .flatMap(query -> Stream.of(query.split("&")))
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.substring(name.length() + 1))
        .findFirst();
  }
}
