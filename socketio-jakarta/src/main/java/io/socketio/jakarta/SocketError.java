// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.util.Optional;

/**
 * Something that went wrong while an event of a socket was handled.
 *
 * @param socket the socket
 * @param event the event; empty for failures of connection and disconnection handlers
 * @param cause what the handler threw, which may be an {@link Error} of any kind; a {@link
 *     io.socketio.jakarta.parser.PayloadException} if the client's arguments did not fit the
 *     handler's type, or an {@link EventRefusedException}
 */
public record SocketError(Socket socket, Optional<SocketEvent> event, Throwable cause) {}
