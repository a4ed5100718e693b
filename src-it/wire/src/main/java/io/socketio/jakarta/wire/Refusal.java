// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;

/** The refusals of an Engine.IO server, by their code. */
public enum Refusal {
  /** Missing or unknown transport. */
  TRANSPORT_UNKNOWN(0, "Transport unknown"),

  /** No such session. */
  SESSION_UNKNOWN(1, "Session ID unknown"),

  /** A handshake is a GET. */
  BAD_METHOD(2, "Bad handshake method"),

  /** Among others: the transport or the revision does not fit the session. */
  BAD_REQUEST(3, "Bad request"),

  /** Refused by the application. */
  FORBIDDEN(4, "Forbidden"),

  /** Revision 3 while it is not enabled. */
  UNSUPPORTED_REVISION(5, "Unsupported protocol version");

  private final int code;
  private final String message;

  Refusal(int code, String message) {
    this.code = code;
    this.message = message;
  }

  /** Asserts that a plain HTTP request was refused like this. */
  public void isAnswerOf(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.header("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(answer.json()).isEqualTo(json());
    assertThat(answer.headers()).doesNotContainKey("cache-control");
  }

  /**
   * Asserts that a WebSocket handshake was refused like this, before any upgrade. Node writes the
   * bare message as text/html. The body of any other refusal, JSON, is as good: browsers do not
   * show either to a script.
   */
  public void isHandshakeAnswerOf(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    if (answer.header("content-type").orElse("").startsWith("application/json")) {
      assertThat(answer.json()).isEqualTo(json());
    } else {
      assertThat(answer.header("content-type").orElse("")).startsWith("text/html");
      assertThat(answer.text()).isEqualTo(message);
    }
  }

  private JsonObject json() {
    return Jsons.object("{\"code\":%d,\"message\":\"%s\"}".formatted(code, message));
  }
}
