// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.util.List;
import java.util.Set;

/** Makes one string of a header that a request has several times, as Node does. */
public final class HeaderFields {
  private static final Set<String> FIRST =
      Set.of(
          "age",
          "authorization",
          "content-length",
          "content-type",
          "etag",
          "expires",
          "from",
          "host",
          "if-modified-since",
          "if-unmodified-since",
          "last-modified",
          "location",
          "max-forwards",
          "proxy-authorization",
          "referer",
          "retry-after",
          "server",
          "user-agent");

  private HeaderFields() {}

  /**
   * Joins the values of a header.
   *
   * @param name in lower case
   * @param values at least one
   * @return the first of a header that must not be repeated; otherwise all, cookies with semicolons
   *     between them, others with commas
   */
  public static String join(String name, List<String> values) {
    if (values.size() == 1 || FIRST.contains(name)) {
      return values.get(0);
    }
    return String.join(name.equals("cookie") ? "; " : ", ", values);
  }
}
