// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.cdi.ConnectRequest;
import io.socketio.jakarta.cdi.DisconnectEvent;
import io.socketio.jakarta.cdi.OnAnySocketEvent;
import io.socketio.jakarta.cdi.OnConnect;
import io.socketio.jakarta.cdi.OnConnecting;
import io.socketio.jakarta.cdi.OnDisconnect;
import io.socketio.jakarta.cdi.OnDisconnecting;
import io.socketio.jakarta.cdi.OnSocketError;
import io.socketio.jakarta.cdi.OnSocketEvent;
import io.socketio.jakarta.cdi.SocketErrorEvent;
import io.socketio.jakarta.cdi.SocketScopes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Observers of the main namespace, and what they start. */
@ApplicationScoped
public class Observers {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final String OK = "ok";

  private final Queue<CompletableFuture<String>> unfinished = new ConcurrentLinkedQueue<>();
  @Inject Life life;

  void connecting(@Observes @OnConnecting ConnectRequest request) {
    Notes.of("connecting", request.socket());
  }

  void connected(@Observes @OnConnect Socket socket) {
    life.begin(socket);
    Notes.of("connect", socket);
    socket.onAnyOutgoing(
        event -> {
          if (event.name().equals("told")) {
            Notes.of("outgoing", socket, "");
          }
        });
  }

  void disconnecting(@Observes @OnDisconnecting DisconnectEvent event) {
    Notes.of("disconnecting", event.socket());
  }

  void disconnected(@Observes @OnDisconnect DisconnectEvent event) {
    Notes.of("disconnect", event.socket());
  }

  String event(@Observes @OnSocketEvent("event") EventArgs none, Socket socket) {
    Notes.of("event", socket, "one event");
    return OK;
  }

  void any(@Observes @OnAnySocketEvent SocketEvent event) {
    if (event.name().equals("event")) {
      Notes.of("any-event", event.socket(), "one event");
    }
  }

  String async(@ObservesAsync @OnSocketEvent("async") EventArgs none, Socket socket) {
    Notes.of("async", socket);
    return OK;
  }

  void ownThread(@Observes @OnSocketEvent("own-thread") EventArgs none, Socket socket, Ack ack) {
    Runnable task =
        SocketScopes.contextual(
            () -> {
              Notes.of("own-thread", socket);
              ack.send(OK);
            });
    new Thread(task, "own-thread").start();
  }

  String echo(@Observes @OnSocketEvent("echo") EventArgs none) {
    return OK;
  }

  void execute(@Observes @OnSocketEvent("execute") EventArgs none, Socket socket, Ack ack) {
    // As if it were a thread of somebody else.
    new Thread(
            () ->
                socket
                    .executor()
                    .execute(
                        () -> {
                          Notes.of("executor", socket);
                          ack.send(OK);
                        }))
        .start();
  }

  void executeAnything(
      @Observes @OnSocketEvent("execute-anything") EventArgs none, SocketIoServer io, Ack ack) {
    io.executor()
        .execute(
            () -> {
              Notes.add("server-executor", Names.NOBODY);
              ack.send(OK);
            });
  }

  void fail(@Observes @OnSocketEvent("fail") EventArgs none) {
    throw new IllegalStateException("on purpose");
  }

  void misfit(@Observes @OnSocketEvent("misfit") int number) {}

  /** Somebody else's event decides. */
  CompletionStage<String> later(@Observes @OnSocketEvent("later") EventArgs none, Socket socket) {
    CompletableFuture<String> stage = new CompletableFuture<>();
    unfinished.add(stage);
    return stage;
  }

  String finish(@Observes @OnSocketEvent("finish") EventArgs none) {
    unfinished.forEach(stage -> stage.completeExceptionally(new IllegalStateException("later")));
    return OK;
  }

  void failed(@Observes @OnSocketError SocketErrorEvent error) {
    SocketEvent event = error.event().orElseThrow();
    Notes.of("error-" + event.name(), error.socket());
    event.ack().trySend(OK);
  }

  void ask(@Observes @OnSocketEvent("ask") EventArgs none, Socket socket) {
    continued("ack", socket, socket.emitWithAck("question"));
  }

  void askInVain(@Observes @OnSocketEvent("ask-in-vain") EventArgs none, Socket socket) {
    continued("ack-time-out", socket, socket.timeout(SHORT).emitWithAck("silence"));
  }

  void askAndLeave(@Observes @OnSocketEvent("ask-and-leave") EventArgs none, Socket socket) {
    continued("ack-end", socket, socket.emitWithAck("silence"));
  }

  void askOther(@Observes @OnSocketEvent("ask-other") String id, Socket socket, SocketIoServer io) {
    Socket other = io.socket(id).orElseThrow();
    continued("ack-other", socket, other.emitWithAck("question"));
  }

  void askOtherInVain(
      @Observes @OnSocketEvent("ask-other-in-vain") String id, Socket socket, SocketIoServer io) {
    Socket other = io.socket(id).orElseThrow();
    continued("ack-other-time-out", socket, other.timeout(SHORT).emitWithAck("silence"));
  }

  void askRoom(@Observes @OnSocketEvent("ask-room") String id, Socket socket, SocketIoServer io) {
    continued("ack-room", socket, io.to(id).timeout(LONG).emitWithAck("question"));
  }

  void fetch(@Observes @OnSocketEvent("fetch") EventArgs none, Socket socket, SocketIoServer io) {
    continued("fetch", socket, io.fetchSockets());
  }

  private static void continued(String hook, Socket asker, CompletionStage<?> answer) {
    var unused =
        answer.handle(
            (value, failure) -> {
              Notes.of(hook, asker);
              return OK;
            });
  }

  String kick(@Observes @OnSocketEvent("kick") String id, SocketIoServer io) {
    io.socket(id).orElseThrow().disconnect(true);
    return OK;
  }

  String admit(@Observes @OnSocketEvent("admit") String id, Socket socket, SocketIoServer io) {
    var unused = io.socket(id).orElseThrow().join(Rooms.BY_HANDLER);
    return OK;
  }

  String tell(@Observes @OnSocketEvent("tell") String id, Socket socket, SocketIoServer io) {
    io.socket(id).orElseThrow().emit("told", Names.of(socket));
    return OK;
  }

  String reload(@Observes @OnSocketEvent("reload") EventArgs none, Hosts hosts) {
    hosts.deliver("reload");
    return OK;
  }

  String open(@Observes @OnSocketEvent("open") EventArgs none) {
    Gate.open();
    return OK;
  }

  void leave(@Observes @OnSocketEvent("leave") EventArgs none, Socket socket) {
    socket.disconnect();
  }
}
