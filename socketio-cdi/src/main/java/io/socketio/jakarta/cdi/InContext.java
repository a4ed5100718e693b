// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.adapter.RoomListener;
import io.socketio.jakarta.engine.EngineMiddleware;
import java.util.Optional;

/** Calls beans that take part as observers are called: with an active request context. */
final class InContext {
  private final RequestContext requestContext;

  InContext(RequestContext requestContext) {
    this.requestContext = requestContext;
  }

  /** With the candidate as the current socket, as for observers of {@link OnConnecting}. */
  ConnectMiddleware of(ConnectMiddleware bean) {
    return candidate ->
        new Delivery(requestContext, SocketScope.NONE, candidate, Optional.empty())
            .call(() -> bean.connect(candidate));
  }

  EngineMiddleware of(EngineMiddleware bean) {
    return (request, headers) ->
        Delivery.outside(() -> requestContext.call(() -> bean.handle(request, headers)));
  }

  /** Rooms may change on a thread that handles the event of another socket. */
  RoomListener of(RoomListener bean) {
    return new RoomListener() {
      @Override
      public void created(String room) {
        tell(() -> bean.created(room));
      }

      @Override
      public void joined(String room, String socketId) {
        tell(() -> bean.joined(room, socketId));
      }

      @Override
      public void left(String room, String socketId) {
        tell(() -> bean.left(room, socketId));
      }

      @Override
      public void deleted(String room) {
        tell(() -> bean.deleted(room));
      }
    };
  }

  private void tell(Runnable call) {
    Delivery.outside(() -> requestContext.run(call));
  }
}
