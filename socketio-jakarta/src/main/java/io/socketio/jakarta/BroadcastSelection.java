// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.adapter.BroadcastOptions;
import io.socketio.jakarta.parser.Packet;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A selection of sockets of one namespace. */
record BroadcastSelection(DefaultNamespace namespace, BroadcastOptions options, Duration timeout)
    implements Broadcast {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  static BroadcastSelection all(DefaultNamespace namespace) {
    return new BroadcastSelection(namespace, BroadcastOptions.ALL, DEFAULT_TIMEOUT);
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
    return new BroadcastSelection(namespace, options, EmitFlags.positive(duration));
  }

  @Override
  public void emit(String event, Object... args) {
    namespace.adapter().broadcast(packet(event, args), options);
  }

  @Override
  public CompletionStage<AckReplies> emitWithAck(String event, Object... args) {
    return namespace
        .adapter()
        .broadcastWithAck(packet(event, args), options, timeout)
        .thenApplyAsync(DefaultReplies::of, namespace.context().executor());
  }

  @Override
  public CompletionStage<List<RemoteSocket>> fetchSockets() {
    return namespace
        .adapter()
        .fetchSockets(options)
        .thenApply(
            found ->
                found.stream()
                    .<RemoteSocket>map(details -> new DefaultRemoteSocket(details, namespace))
                    .toList());
  }

  @Override
  public void socketsJoin(String... rooms) {
    namespace.adapter().addSockets(options, Set.of(rooms));
  }

  @Override
  public void socketsLeave(String... rooms) {
    namespace.adapter().delSockets(options, Set.of(rooms));
  }

  @Override
  public void disconnectSockets(boolean closeConnections) {
    namespace.adapter().disconnectSockets(options, closeConnections);
  }

  private Packet packet(String event, Object... args) {
    ReservedEvents.check(event);
    return Packet.event(namespace.name(), event, DefaultArgs.dataOf(args));
  }

  private Broadcast flags(boolean local, boolean isVolatile, boolean compress) {
    return with(
        new BroadcastOptions(options.rooms(), options.except(), local, isVolatile, compress));
  }

  private Broadcast with(BroadcastOptions changed) {
    return new BroadcastSelection(namespace, changed, timeout);
  }

  private static Set<String> union(Set<String> some, Collection<String> more) {
    Set<String> both = new HashSet<>(some);
    both.addAll(more);
    return both;
  }
}
