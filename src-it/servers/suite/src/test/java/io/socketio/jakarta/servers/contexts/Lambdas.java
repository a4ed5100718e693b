// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.NamespaceRule;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.adapter.RoomListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** The same without observers, in a namespace of its own. */
@ApplicationScoped
public class Lambdas {
  private static final Duration SHORT = Duration.ofMillis(100);

  @Inject Surroundings surroundings;

  void started(@Observes SocketIoServer io) {
    Notes.begin(surroundings);
    Notes.add("started", Names.NOBODY);
    io.onServerSide("reload", event -> Notes.add("server-side", Names.NOBODY));
    io.of(
        NamespaceRule.of(
            (name, handshake) -> {
              Notes.of("namespace-rule", handshake.request());
              return name.startsWith("/of/");
            }));
    io.onNewNamespace(
        namespace -> {
          if (namespace.name().startsWith("/of/")) {
            Notes.add("new-namespace", Names.NOBODY);
          }
        });
    io.onRooms(
        new RoomListener() {
          @Override
          public void joined(String room, String socketId) {
            Rooms.note("lambda-rooms", room);
          }
        });
    register(io.of("/lambda"));
    Namespace gate = io.of("/lambda-gate");
    gate.use(
        candidate -> {
          CompletionStage<Outcome> outcome = Gate.waiting();
          Notes.of("lambda-gate-waiting", candidate);
          return outcome;
        });
    gate.use(
        ConnectMiddleware.of(
            candidate -> {
              Notes.of("lambda-gate-middleware", candidate);
              return Outcome.accept();
            }));
    gate.onConnection(socket -> Notes.of("lambda-gate-connection", socket));
  }

  private static void register(Namespace lambda) {
    lambda.use(
        ConnectMiddleware.of(
            candidate -> {
              Notes.of("lambda-middleware", candidate);
              return Outcome.accept();
            }));
    lambda.onConnection(Lambdas::connected);
    lambda.on(
        "event",
        event -> {
          Notes.of("lambda-event", event.socket());
          event.ack().send("ok");
        });
    lambda.onWithAck(
        "answered",
        event -> {
          Notes.of("lambda-answered", event.socket());
          return "ok";
        });
    lambda.on(
        "fail",
        event -> {
          throw new IllegalStateException("on purpose");
        });
    lambda.on(
        "ask-in-vain",
        event -> {
          Socket socket = event.socket();
          var unused =
              socket
                  .timeout(SHORT)
                  .emitWithAck("silence")
                  .whenComplete((answer, failure) -> Notes.of("lambda-ack-time-out", socket));
        });
    lambda.onAny(event -> Notes.of("lambda-any", event.socket()));
    lambda.onEvent(event -> Notes.of("lambda-on-event", event.socket()));
    lambda.onError(
        error -> {
          Notes.of("lambda-error", error.socket());
          error.event().ifPresent(event -> event.ack().trySend("ok"));
        });
    lambda.onDisconnecting((socket, reason) -> Notes.of("lambda-disconnecting", socket));
    lambda.onDisconnect((socket, reason) -> Notes.of("lambda-disconnect", socket));
  }

  private static void connected(Socket socket) {
    Notes.of("lambda-connection", socket);
    socket.on(
        "own",
        event -> {
          Notes.of("lambda-own", socket);
          event.ack().send("ok");
        });
    socket.use(
        event -> {
          Notes.of("lambda-event-middleware", socket);
          return Outcome.accept();
        });
    socket.onAny(event -> Notes.of("lambda-own-any", socket));
    socket.onDisconnecting(reason -> Notes.of("lambda-own-disconnecting", socket));
    socket.onDisconnect(reason -> Notes.of("lambda-own-disconnect", socket));
  }
}
