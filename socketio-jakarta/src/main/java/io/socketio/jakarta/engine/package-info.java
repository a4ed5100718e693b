// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Engine.IO: sessions over long polling and WebSocket, heartbeat, upgrade.
 *
 * <p>The package knows no container. A binding (the servlet package is one) translates HTTP requests
 * and WebSocket connections into {@link io.socketio.jakarta.engine.PollingExchange} and {@link
 * io.socketio.jakarta.engine.WebSocketChannel} and hands them to an {@link
 * io.socketio.jakarta.engine.EngineGateway}. Applications that want plain Engine.IO without
 * Socket.IO use {@link io.socketio.jakarta.engine.EngineServer} with an {@link
 * io.socketio.jakarta.engine.EngineListener}.
 */
@NullMarked
package io.socketio.jakarta.engine;

import org.jspecify.annotations.NullMarked;
