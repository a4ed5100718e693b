// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.security;

import io.socketio.jakarta.containers.Http;
import io.socketio.jakarta.containers.PollingClient;
import io.socketio.jakarta.containers.WebSocketClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Somebody, who shows the same header with each request. */
record Member(URI application, String header, String value) {
  private static final String PATH = "socket.io/?EIO=4&transport=";

  /** Somebody who has not signed in. */
  static Member anonymous(URI application) {
    return new Member(application, "User-Agent", "anonymous");
  }

  HttpResponse<String> get(String session) {
    return Http.send(request("polling" + session));
  }

  HttpResponse<String> post(String session, String packet) {
    return Http.send(request("polling" + session).POST(BodyPublishers.ofString(packet)));
  }

  private HttpRequest.Builder request(String query) {
    return Http.request(application.resolve(PATH + query)).header(header, value);
  }

  /** Opens a session on long polling; returns what names it in a query. */
  String open() {
    return "&sid=" + PollingClient.sid(get(""));
  }

  WebSocketClient webSocket(String session) {
    return WebSocketClient.open(webSocketUri(session), header, value);
  }

  /** The status with which a WebSocket is refused. */
  int refusal(String session) {
    return WebSocketClient.refusal(webSocketUri(session), header, value);
  }

  private URI webSocketUri(String session) {
    URI http = application.resolve(PATH + "websocket" + session);
    return URI.create(http.toString().replaceFirst("http", "ws"));
  }
}
