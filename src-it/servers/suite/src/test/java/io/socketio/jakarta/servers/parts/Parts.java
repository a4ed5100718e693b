// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.parts;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.adapter.AdapterFactory;
import io.socketio.jakarta.adapter.InMemoryAdapter;
import io.socketio.jakarta.adapter.RoomListener;
import io.socketio.jakarta.cdi.OnEngineConnect;
import io.socketio.jakarta.cdi.OnSocketEvent;
import io.socketio.jakarta.cdi.SocketNamespace;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.EngineSocket;
import io.socketio.jakarta.engine.ResponseHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;

/** Beans of every type that takes part in the server. Each notes that it did. */
public final class Parts {
  static final Set<String> FOUND = new ConcurrentSkipListSet<>();

  private Parts() {}

  /** Lets everybody in. */
  @ApplicationScoped
  public static class Guard implements ConnectMiddleware {
    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      FOUND.add("ConnectMiddleware");
      return CompletableFuture.completedFuture(Outcome.accept());
    }
  }

  /** Lets nobody in. */
  @ApplicationScoped
  @SocketNamespace("/closed")
  public static class Refusal implements ConnectMiddleware {
    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      return CompletableFuture.completedFuture(Outcome.refuse("closed"));
    }
  }

  /** Is no bean, as it has no scope. */
  public static class Forgotten implements ConnectMiddleware {
    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      return CompletableFuture.completedFuture(Outcome.refuse("never asked"));
    }
  }

  /** Sees each request. */
  @ApplicationScoped
  public static class Requests implements EngineMiddleware {
    @Override
    public CompletionStage<Boolean> handle(EngineRequest request, ResponseHeaders headers) {
      FOUND.add("EngineMiddleware");
      return CompletableFuture.completedFuture(true);
    }
  }

  /** Is told of rooms. */
  @ApplicationScoped
  public static class Rooms implements RoomListener {
    @Override
    public void joined(String room, String socketId) {
      FOUND.add("RoomListener");
    }
  }

  /** Makes the adapters. */
  @ApplicationScoped
  public static class Adapters {
    /** Makes those of the server. */
    @Produces
    AdapterFactory adapters() {
      return host -> {
        FOUND.add("AdapterFactory");
        return new InMemoryAdapter(host);
      };
    }
  }

  /** Observes everything that is fired at the start, and events. */
  @ApplicationScoped
  public static class Observers {
    void options(@Observes SocketIoOptions.Builder options) {
      FOUND.add("observer of the options");
    }

    void building(@Observes SocketIoServer.Builder builder) {
      FOUND.add("observer of the builder");
    }

    void started(@Observes SocketIoServer io) {
      FOUND.add("observer of the server");
    }

    void connected(@Observes @OnEngineConnect EngineSocket connection) {
      FOUND.add("observer of the engine");
    }

    String found(@Observes @OnSocketEvent("found") EventArgs none) {
      return String.join(", ", FOUND);
    }
  }
}
