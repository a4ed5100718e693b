// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.Socket;
import java.util.Optional;

/**
 * A handler failed: the payload of {@link OnSocketError}. The whole event and its acknowledgement
 * can be injected as {@link io.socketio.jakarta.SocketEvent} and {@link io.socketio.jakarta.Ack}.
 *
 * @param socket the socket
 * @param event the event name; empty if an observer of connects or disconnects failed
 * @param cause what the handler threw, or a {@link io.socketio.jakarta.parser.PayloadException} if
 *     the client's arguments did not fit
 */
public record SocketErrorEvent(Socket socket, Optional<String> event, Throwable cause) {}
