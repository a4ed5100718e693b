// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import java.util.Optional;

/**
 * A handler failed: the payload of {@link OnSocketError}, with the components of {@link
 * io.socketio.jakarta.SocketError}. The event and its acknowledgement can be injected, too.
 *
 * @param socket the socket
 * @param event the event; empty if an observer of connects or disconnects failed
 * @param cause what the handler threw, or a {@link io.socketio.jakarta.parser.PayloadException} if
 *     the client's arguments did not fit
 */
public record SocketErrorEvent(Socket socket, Optional<SocketEvent> event, Throwable cause) {}
