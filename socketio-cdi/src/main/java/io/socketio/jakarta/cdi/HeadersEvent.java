// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.ResponseHeaders;

/**
 * An answer of the engine is about to be sent: the payload of {@link OnInitialHeaders} and {@link
 * OnHeaders}.
 *
 * @param request the request that is answered
 * @param headers the headers so far; what the observer adds is sent. Of no use after the observer
 */
public record HeadersEvent(EngineRequest request, ResponseHeaders headers) {}
