// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.AckReplies;
import io.socketio.jakarta.Broadcast;
import io.socketio.jakarta.RemoteSocket;
import io.socketio.jakarta.adapter.Adapter;
import io.socketio.jakarta.adapter.BroadcastOptions;
import io.socketio.jakarta.adapter.SocketDetails;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.util.CurrentExecutor;
import io.socketio.jakarta.util.Stages;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A selection of sockets of one namespace. */
record BroadcastSelection(Scope scope, BroadcastOptions options, Duration timeout)
    implements Broadcast {

  /** What the selection is made from. */
  private record Scope(String namespace, Adapter adapter, Executor executor) {}

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  static BroadcastSelection all(String namespace, Adapter adapter, Executor executor) {
    return new BroadcastSelection(
        new Scope(namespace, adapter, executor), BroadcastOptions.ALL, DEFAULT_TIMEOUT);
  }

  @Override
  public Broadcast to(String... rooms) {
    return to(List.of(rooms));
  }

  @Override
  public Broadcast to(Collection<String> rooms) {
    return with(
        new BroadcastOptions(
            union(options.rooms(), rooms),
            options.except(),
            options.local(),
            options.isVolatile(),
            options.compress()));
  }

  @Override
  public Broadcast except(String... rooms) {
    return except(List.of(rooms));
  }

  @Override
  public Broadcast except(Collection<String> rooms) {
    return with(
        new BroadcastOptions(
            options.rooms(),
            union(options.except(), rooms),
            options.local(),
            options.isVolatile(),
            options.compress()));
  }

  @Override
  public Broadcast local() {
    return flags(true, options.isVolatile(), options.compress());
  }

  @Override
  public Broadcast asVolatile() {
    return flags(options.local(), true, options.compress());
  }

  @Override
  public Broadcast compress(boolean on) {
    return flags(options.local(), options.isVolatile(), on);
  }

  @Override
  public Broadcast timeout(Duration duration) {
    return new BroadcastSelection(scope, options, EmitFlags.positive(duration));
  }

  @Override
  public void emit(String event, Object... args) {
    scope.adapter().broadcast(packet(event, args), options);
  }

  @Override
  public CompletionStage<AckReplies> emitWithAck(String event, Object... args) {
    return scope
        .adapter()
        .broadcastWithAck(packet(event, args), options, timeout)
        .thenApplyAsync(DefaultReplies::of, CurrentExecutor.orElse(scope.executor()));
  }

  /** What is known at once needs no other thread; what others answer comes on theirs. */
  @Override
  public CompletionStage<List<RemoteSocket>> fetchSockets() {
    CompletionStage<List<SocketDetails>> found = scope.adapter().fetchSockets(options);
    return Stages.isDone(found)
        ? found.thenApply(this::remotes)
        : found.thenApplyAsync(this::remotes, CurrentExecutor.orElse(scope.executor()));
  }

  private List<RemoteSocket> remotes(List<SocketDetails> found) {
    return found.stream().map(this::remote).toList();
  }

  private RemoteSocket remote(SocketDetails details) {
    BroadcastSelection all = all(scope.namespace(), scope.adapter(), scope.executor());
    return new DefaultRemoteSocket(details, all.to(details.id()));
  }

  @Override
  public void socketsJoin(String... rooms) {
    scope.adapter().addSockets(options, Set.copyOf(List.of(rooms)));
  }

  @Override
  public void socketsLeave(String... rooms) {
    scope.adapter().delSockets(options, Set.copyOf(List.of(rooms)));
  }

  @Override
  public void disconnectSockets(boolean closeConnections) {
    scope.adapter().disconnectSockets(options, closeConnections);
  }

  private Packet packet(String event, Object... args) {
    ReservedEvents.check(event);
    return Packet.event(scope.namespace(), event, DefaultArgs.dataOf(args));
  }

  private Broadcast flags(boolean local, boolean isVolatile, boolean compress) {
    return with(
        new BroadcastOptions(options.rooms(), options.except(), local, isVolatile, compress));
  }

  private Broadcast with(BroadcastOptions changed) {
    return new BroadcastSelection(scope, changed, timeout);
  }

  private static Set<String> union(Set<String> some, Collection<String> more) {
    Set<String> both = new HashSet<>(some);
    both.addAll(more);
    return both;
  }
}
