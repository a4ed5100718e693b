// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.Map;

/**
 * A refused request.
 *
 * @param request the request
 * @param kind what is wrong with the request
 * @param message the text sent to the client; for {@link ErrorCode#FORBIDDEN} it may be the
 *     application's own
 * @param context details, for example {@code sid} or {@code transport}; never sent to the client
 */
public record ConnectionError(
    EngineRequest request, ErrorCode kind, String message, Map<String, Object> context) {

  /**
   * The error code of the protocol, as it is sent to the client: {@code err.code} of the reference
   * server.
   *
   * @return 0 to 5
   */
  public int code() {
    return kind.code();
  }

  /** The error codes of Engine.IO with their texts and HTTP status. */
  public enum ErrorCode {
    /** The {@code transport} parameter is missing or not enabled. */
    UNKNOWN_TRANSPORT(0, "Transport unknown", 400),
    /** No such session, or no longer. */
    UNKNOWN_SID(1, "Session ID unknown", 400),
    /** A handshake with another method than GET. */
    BAD_HANDSHAKE_METHOD(2, "Bad handshake method", 400),
    /** The request does not fit the session, or is malformed. */
    BAD_REQUEST(3, "Bad request", 400),
    /** Refused by {@link EngineOptions#allowRequest()}. */
    FORBIDDEN(4, "Forbidden", 403),
    /** The client speaks a protocol revision that is not enabled. */
    UNSUPPORTED_PROTOCOL_VERSION(5, "Unsupported protocol version", 400),
    /**
     * The server has {@link EngineOptions#maxSessions()} sessions. The protocol knows no such
     * error: the number is that of {@link #BAD_REQUEST}.
     */
    TOO_MANY_SESSIONS(3, "Too many sessions", 503);

    private final int code;
    private final String text;
    private final int status;

    ErrorCode(int code, String text, int status) {
      this.code = code;
      this.text = text;
      this.status = status;
    }

    /**
     * The number in the JSON body.
     *
     * @return 0 to 5
     */
    public int code() {
      return code;
    }

    /**
     * The text in the JSON body.
     *
     * @return the text of the reference server, where it has one
     */
    public String text() {
      return text;
    }

    /**
     * The HTTP status of the answer to a polling request; a refused WebSocket handshake is answered
     * 400, or 503 if there are too many sessions.
     *
     * @return 400, 403 or 503
     */
    public int status() {
      return status;
    }
  }
}
