// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.parser.PayloadException;
import io.socketio.jakarta.util.Faults;
import io.socketio.jakarta.util.Stages;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The way of one CONNECT to a namespace that does not exist through the rules of the server. */
final class NamespaceSearch implements Runnable {
  private static final System.Logger LOG = System.getLogger(NamespaceSearch.class.getName());

  private final NamespaceRegistry registry;
  private final String name;
  private final Handshake handshake;
  private final Iterator<DefaultParentNamespace> parents;
  private final Executor executor;
  private final Connection.Entry entry;

  NamespaceSearch(
      NamespaceRegistry registry,
      String name,
      Handshake handshake,
      List<DefaultParentNamespace> parents,
      Executor executor,
      Connection.Entry entry) {
    this.registry = registry;
    this.name = name;
    this.handshake = handshake;
    this.parents = parents.iterator();
    this.executor = executor;
    this.entry = entry;
  }

  /** Asks the next rule; its answer starts the run for the one after it. */
  @Override
  public void run() {
    if (!parents.hasNext()) {
      entry.refused(NamespaceRegistry.INVALID);
      return;
    }
    DefaultParentNamespace parent = parents.next();
    var unused =
        Stages.ask("the rule's stage", () -> parent.rule().allows(name, handshake))
            .whenCompleteAsync((allowed, failure) -> decide(parent, allowed, failure), executor);
  }

  private void decide(
      DefaultParentNamespace parent, @Nullable Boolean allowed, @Nullable Throwable failure) {
    if (failure != null) {
      Faults.isolate(LOG, () -> "a rule failed", () -> log(parent, failure));
    }
    if (Boolean.TRUE.equals(allowed)) {
      create(parent);
    } else {
      run();
    }
  }

  /** Clients send what they want as auth; everything else is the application's mistake. */
  private void log(DefaultParentNamespace parent, Throwable failure) {
    Optional<PayloadException> invalid = AuthArgs.invalid(failure);
    if (invalid.isPresent()) {
      LOG.log(DEBUG, "a client that wants to join {0}: {1}", name, invalid.get().getMessage());
    } else {
      Faults.log(LOG, "the rule of " + parent.name() + " failed: " + failure, failure);
    }
  }

  private void create(DefaultParentNamespace parent) {
    if (registry.hasTooManyChildren()) {
      entry.refused(Connection.TOO_MANY_NAMESPACES);
      return;
    }
    DefaultNamespace namespace;
    try {
      namespace = registry.create(name, parent::create);
    } catch (Throwable e) {
      Faults.log(LOG, "namespace " + name + " could not be created", e);
      entry.refused(NamespaceRegistry.INVALID);
      return;
    }
    registry.enter(namespace, handshake, executor, entry);
  }
}
