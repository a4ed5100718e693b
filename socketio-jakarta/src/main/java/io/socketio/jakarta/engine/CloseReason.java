// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/** Why an Engine.IO session ended, in the words of the reference server. */
public enum CloseReason {
  /** The connection was closed by the client or cut. */
  TRANSPORT_CLOSE("transport close"),
  /** The connection failed, or the client broke a rule of the transport. */
  TRANSPORT_ERROR("transport error"),
  /** The client did not answer a ping in time. */
  PING_TIMEOUT("ping timeout"),
  /** The client sent something that is no Engine.IO packet. */
  PARSE_ERROR("parse error"),
  /** The server closed the connection, perhaps because the client broke the Socket.IO protocol. */
  FORCED_CLOSE("forced close"),
  /** The server shuts down. */
  SERVER_SHUTTING_DOWN("server shutting down");

  private final String text;

  CloseReason(String text) {
    this.text = text;
  }

  /**
   * The reason as the reference server words it.
   *
   * @return for example {@code transport close}
   */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
