// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.AckReplies;
import io.socketio.jakarta.Broadcast;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.RemoteSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A selection of sockets of all children of a parent.
 *
 * @param children the children, a live view
 * @param select makes the selection within one child
 */
record ParentSelection(Collection<? extends Namespace> children, UnaryOperator<Broadcast> select)
    implements Broadcast {

  static ParentSelection all(Collection<? extends Namespace> children) {
    return new ParentSelection(children, UnaryOperator.identity());
  }

  private Broadcast then(UnaryOperator<Broadcast> more) {
    return new ParentSelection(children, child -> more.apply(select.apply(child)));
  }

  private void forEach(Consumer<Broadcast> action) {
    children.forEach(child -> action.accept(select.apply(child)));
  }

  @Override
  public Broadcast to(String... rooms) {
    return to(List.of(rooms));
  }

  @Override
  public Broadcast to(Collection<String> rooms) {
    Set<String> copy = Set.copyOf(rooms);
    return then(selection -> selection.to(copy));
  }

  @Override
  public Broadcast except(String... rooms) {
    return except(List.of(rooms));
  }

  @Override
  public Broadcast except(Collection<String> rooms) {
    Set<String> copy = Set.copyOf(rooms);
    return then(selection -> selection.except(copy));
  }

  @Override
  public Broadcast local() {
    return then(Broadcast::local);
  }

  @Override
  public Broadcast asVolatile() {
    return then(Broadcast::asVolatile);
  }

  @Override
  public Broadcast compress(boolean on) {
    return then(selection -> selection.compress(on));
  }

  @Override
  public Broadcast timeout(Duration duration) {
    Duration checked = EmitFlags.positive(duration);
    return then(selection -> selection.timeout(checked));
  }

  @Override
  public void emit(String event, Object... args) {
    ReservedEvents.check(event);
    forEach(selection -> selection.emit(event, args));
  }

  @Override
  public CompletionStage<AckReplies> emitWithAck(String event, Object... args) {
    ReservedEvents.check(event);
    List<CompletionStage<AckReplies>> asked = new ArrayList<>();
    forEach(selection -> asked.add(selection.emitWithAck(event, args)));
    CompletionStage<AckReplies> all = CompletableFuture.completedFuture(DefaultReplies.NONE);
    for (CompletionStage<AckReplies> some : asked) {
      all = all.thenCombine(some, DefaultReplies::merge);
    }
    return all;
  }

  @Override
  public CompletionStage<List<RemoteSocket>> fetchSockets() {
    throw new UnsupportedOperationException("fetchSockets() is not supported on parent namespaces");
  }

  @Override
  public void socketsJoin(String... rooms) {
    forEach(selection -> selection.socketsJoin(rooms));
  }

  @Override
  public void socketsLeave(String... rooms) {
    forEach(selection -> selection.socketsLeave(rooms));
  }

  @Override
  public void disconnectSockets(boolean closeConnections) {
    forEach(selection -> selection.disconnectSockets(closeConnections));
  }
}
