// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.socketio.jakarta.Socket;
import io.socketio.jakarta.engine.EngineRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Optional;

/**
 * Whose a request or socket is. They tell it themselves, with what they sign in with, so that it is
 * known where the server has no login, too.
 */
final class Names {
  /** Who is called without an identity, or on behalf of no client. */
  static final String NOBODY = "nobody";

  private static final String SCHEME = "Basic ";

  private Names() {}

  static String of(Socket socket) {
    return of(socket.handshake().request());
  }

  static String of(EngineRequest request) {
    return name(request.header("authorization"));
  }

  static String of(HttpServletRequest request) {
    return name(Optional.ofNullable(request.getHeader("authorization")));
  }

  private static String name(Optional<String> authorization) {
    return authorization
        .map(header -> Base64.getDecoder().decode(header.substring(SCHEME.length())))
        .map(credentials -> new String(credentials, UTF_8).split(":", 2)[0])
        .orElse(NOBODY);
  }

  /** The circumstances that a client plays, as it says itself. */
  static String circumstances(EngineRequest request) {
    return request.parameter("as").orElse("other");
  }
}
