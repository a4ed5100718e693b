// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.socketio.jakarta.containers.Http;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;

/** How people sign in. The password of each is the name and {@code -Secret-1}. */
enum Login {
  BASIC {
    @Override
    Member signIn(URI application, String name) {
      String credentials = name + ":" + password(name);
      return new Member(
          application,
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
    }

    @Override
    boolean isRefusal(HttpResponse<String> response) {
      return response.statusCode() == 401;
    }
  },

  FORM {
    /** Asks for something, gets the form instead, and sends it, as a browser does. */
    @Override
    Member signIn(URI application, String name) throws Exception {
      CookieManager cookies = new CookieManager();
      HttpClient browser =
          HttpClient.newBuilder().cookieHandler(cookies).followRedirects(Redirect.NORMAL).build();
      browser.send(
          Http.request(application.resolve("socket.io/socket.io.js")).build(),
          BodyHandlers.discarding());
      HttpRequest form =
          Http.request(application.resolve("j_security_check"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("j_username=" + name + "&j_password=" + password(name)))
              .build();
      browser.send(form, BodyHandlers.discarding());
      String session =
          cookies.getCookieStore().getCookies().stream()
              .map(cookie -> cookie.getName() + "=" + cookie.getValue())
              .collect(Collectors.joining("; "));
      return new Member(application, "Cookie", session);
    }

    @Override
    boolean isRefusal(HttpResponse<String> response) {
      return response.body().contains("j_security_check");
    }
  };

  abstract Member signIn(URI application, String name) throws Exception;

  /** Whether an answer asks to sign in. */
  abstract boolean isRefusal(HttpResponse<String> response);

  static String password(String name) {
    return name + "-Secret-1";
  }

  /** The name of the application, in whose context path it is. */
  String application() {
    return "members-" + name().toLowerCase(Locale.ROOT);
  }

  String descriptor() {
    return name().toLowerCase(Locale.ROOT) + ".xml";
  }
}
