// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A namespace that came into being by a rule, and may go when its last socket has gone. */
final class ChildNamespace extends DefaultNamespace {
  private final DefaultParentNamespace parent;
  private final Occupancy occupancy;
  private final boolean stays;
  private final CompletableFuture<Void> gone = new CompletableFuture<>();

  ChildNamespace(String name, DefaultParentNamespace parent) {
    super(name, parent.context());
    this.parent = parent;
    stays = !parent.context().options().cleanupEmptyChildNamespaces();
    occupancy = new Occupancy(() -> parent.drop(this));
    registered().addAll(parent.registered());
  }

  @Override
  void start() {
    super.start();
    parent.add(this);
  }

  @Override
  public DefaultServer server() {
    return parent.server();
  }

  @Override
  boolean enter() {
    return stays || occupancy.enter();
  }

  @Override
  void leave() {
    if (!stays) {
      occupancy.leave();
    }
  }

  /** Tells whether nobody can enter any more. */
  boolean isOver() {
    return occupancy.isOver();
  }

  /** Completes when it is out of reach, which it is soon after {@link #enter()} said no. */
  @Override
  CompletionStage<Void> gone() {
    return gone;
  }

  void markGone() {
    gone.complete(null);
  }
}
