// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.engine.CloseReason;

/** Why a socket left its namespace, in the words of the reference server. */
public enum DisconnectReason {
  /** The client called {@code socket.disconnect()}. */
  CLIENT_NAMESPACE_DISCONNECT("client namespace disconnect"),
  /** The server disconnected the socket. */
  SERVER_NAMESPACE_DISCONNECT("server namespace disconnect"),
  /** The connection was closed by the client or cut. */
  TRANSPORT_CLOSE(CloseReason.TRANSPORT_CLOSE.text()),
  /** The connection failed, or the client broke a rule of the transport. */
  TRANSPORT_ERROR(CloseReason.TRANSPORT_ERROR.text()),
  /** The client did not answer a ping in time. */
  PING_TIMEOUT(CloseReason.PING_TIMEOUT.text()),
  /** The client sent something that is no Engine.IO packet. */
  PARSE_ERROR(CloseReason.PARSE_ERROR.text()),
  /** The server closed the connection, or the client sent an invalid packet. */
  FORCED_CLOSE(CloseReason.FORCED_CLOSE.text()),
  /** The client broke the protocol. */
  FORCED_SERVER_CLOSE("forced server close"),
  /** The server shuts down. */
  SERVER_SHUTTING_DOWN(CloseReason.SERVER_SHUTTING_DOWN.text());

  private final String text;

  DisconnectReason(String text) {
    this.text = text;
  }

  /**
   * The reason of a connection's end, as its sockets see it.
   *
   * @param reason why the connection ended
   * @return the reason of the same name
   */
  public static DisconnectReason of(CloseReason reason) {
    return valueOf(reason.name());
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
