// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes {@code Set-Cookie}. */
final class CookieHeader {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final String name;
  private final String attributes;

  CookieHeader(SessionCookie cookie) {
    name = cookie.name();
    StringBuilder text = new StringBuilder();
    cookie.maxAge().ifPresent(age -> text.append("; Max-Age=").append(age.toSeconds()));
    cookie.domain().ifPresent(domain -> text.append("; Domain=").append(domain));
    cookie.path().ifPresent(path -> text.append("; Path=").append(path));
    cookie.expires().ifPresent(end -> text.append("; Expires=").append(HTTP_DATE.format(end)));
    text.append(cookie.httpOnly() ? "; HttpOnly" : "").append(cookie.secure() ? "; Secure" : "");
    cookie.sameSite().ifPresent(mode -> text.append("; SameSite=").append(mode));
    attributes = text.toString();
  }

  String value(String sid) {
    return name + '=' + URLEncoder.encode(sid, UTF_8).replace("+", "%20") + attributes;
  }
}
