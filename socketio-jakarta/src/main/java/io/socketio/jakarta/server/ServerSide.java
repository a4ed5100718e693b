// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.AckTimeoutException;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.ServerSideEvent;
import io.socketio.jakarta.adapter.Adapter;
import io.socketio.jakarta.adapter.ServerReplies;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.util.CurrentExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What the nodes tell each other in one namespace. */
final class ServerSide {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final String namespace;
  private final Supplier<Adapter> adapter;
  private final Executor executor;
  private final ServerSideHandlers handlers;
  private final EventLane received;

  ServerSide(
      String namespace, Supplier<Adapter> adapter, Executor executor, ServerSideHandlers handlers) {
    this.namespace = namespace;
    this.adapter = adapter;
    this.executor = executor;
    this.handlers = handlers;
    this.received =
        new EventLane(executor, executor, EventLane.Source.UNLIMITED, Integer.MAX_VALUE);
  }

  private record Received(String name, EventArgs args, Ack ack) implements ServerSideEvent {}

  void emit(String event, Object... args) {
    adapter.get().serverSideEmit(packet(event, args));
  }

  CompletionStage<List<EventArgs>> emitWithAck(String event, Object... args) {
    return adapter
        .get()
        .serverSideEmitWithAck(packet(event, args), TIMEOUT)
        .thenApplyAsync(ServerSide::complete, CurrentExecutor.orElse(executor));
  }

  private Packet packet(String event, Object... args) {
    ReservedEvents.checkServerSide(event);
    return Packet.event(namespace, event, DefaultArgs.dataOf(args));
  }

  private static List<EventArgs> complete(ServerReplies answered) {
    if (answered.missing() > 0) {
      throw new CompletionException(new AckTimeoutException());
    }
    return answered.replies().stream().<EventArgs>map(DefaultArgs::new).toList();
  }

  /** An event of another node; they are handled one at a time, in the order of arrival. */
  void receive(Packet packet) {
    submit(packet, Ack.none());
  }

  /** An event of another node that waits for the acknowledgement. */
  CompletionStage<PacketData> request(Packet packet) {
    CompletableFuture<PacketData> answer = new CompletableFuture<>();
    submit(packet, new DefaultAck(args -> () -> answer.complete(args)));
    return answer;
  }

  private void submit(Packet packet, Ack ack) {
    Received event = new Received(packet.event(), new DefaultArgs(packet.data()), ack);
    received.submit(() -> handlers.handle(event));
  }
}
