// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.NamespaceRule;
import io.socketio.jakarta.ParentNamespace;
import io.socketio.jakarta.Registration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The namespaces of one server, and the rules by which more of them come into being. */
final class NamespaceRegistry {
  private static final System.Logger LOG = System.getLogger(NamespaceRegistry.class.getName());

  static final String INVALID = "Invalid namespace";

  private final DefaultServer server;
  private final ServerContext context;
  private final ConcurrentMap<String, DefaultNamespace> namespaces = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Creation> creating = new ConcurrentHashMap<>();
  private final List<DefaultParentNamespace> parents = new CopyOnWriteArrayList<>();
  private final HandlerList<Consumer<Namespace>> creation = new HandlerList<>();

  NamespaceRegistry(DefaultServer server) {
    this.server = server;
    this.context = server.context();
    server.start();
    namespaces.put(server.name(), server);
    server.open();
  }

  DefaultServer server() {
    return server;
  }

  ServerContext context() {
    return context;
  }

  Collection<DefaultNamespace> all() {
    return Collections.unmodifiableCollection(namespaces.values());
  }

  /** The names of namespaces, and the rules by which more of them come into being. */
  Collection<String> names() {
    return Stream.concat(
            namespaces.keySet().stream().sorted(),
            parents.stream().map(parent -> parent.rule().toString()))
        .toList();
  }

  Registration onNewNamespace(Consumer<Namespace> handler) {
    return creation.add(handler);
  }

  // ---- by the application

  DefaultNamespace of(String name) {
    String full = name.startsWith("/") ? name : "/" + name;
    DefaultNamespace found = living(full);
    return found != null
        ? found
        : parents.stream()
            .filter(parent -> claims(parent, full))
            .findFirst()
            .map(parent -> create(full, parent::create))
            .orElseGet(() -> create(full, key -> new StaticNamespace(key, server)));
  }

  /** Only patterns are asked: the other rules decide on clients, and there is none. */
  private static boolean claims(DefaultParentNamespace parent, String name) {
    return parent.rule() instanceof NamespacePattern pattern && pattern.matches(name);
  }

  synchronized ParentNamespace parent(NamespaceRule rule) {
    var parent = new DefaultParentNamespace("/_" + parents.size(), rule, this);
    parents.add(parent);
    return parent;
  }

  /**
   * Finds a namespace; one that is about to go is waited for, which takes no longer than a call.
   */
  private @Nullable DefaultNamespace living(String name) {
    DefaultNamespace found = namespaces.get(name);
    while (found instanceof ChildNamespace child && child.isOver()) {
      child.gone().toCompletableFuture().join();
      found = namespaces.get(name);
    }
    return found;
  }

  // ---- by clients

  /**
   * Finds or creates a namespace and enters it.
   *
   * @param executor runs rules that have to be asked
   * @param entry is told once, now or later
   */
  void enter(String name, Handshake handshake, Executor executor, Connection.Entry entry) {
    DefaultNamespace found = namespaces.get(name);
    if (found != null) {
      enter(found, handshake, executor, entry);
      return;
    }
    List<DefaultParentNamespace> candidates = candidates(name);
    if (candidates.isEmpty()) {
      entry.refused(INVALID);
    } else {
      executor.execute(new NamespaceSearch(this, name, handshake, candidates, executor, entry));
    }
  }

  /** Tells whether clients have created as many namespaces as they may. */
  boolean hasTooManyChildren() {
    int children = parents.stream().mapToInt(parent -> parent.children().size()).sum();
    return children >= context.options().maxChildNamespaces();
  }

  /** The parents that may allow a name: patterns answer at once, so that most refusals do too. */
  private List<DefaultParentNamespace> candidates(String name) {
    if (parents.isEmpty() || name.length() > NamespaceRule.MAX_NAME_LENGTH) {
      return List.of();
    }
    return parents.stream()
        .filter(parent -> !(parent.rule() instanceof NamespacePattern) || claims(parent, name))
        .toList();
  }

  /** Lets a client into a namespace, or into its successor if the last one has just left it. */
  void enter(
      DefaultNamespace namespace, Handshake handshake, Executor executor, Connection.Entry entry) {
    if (namespace.enter()) {
      entry.entered(namespace);
    } else {
      var unused =
          namespace
              .gone()
              .thenRunAsync(() -> enter(namespace.name(), handshake, executor, entry), executor);
    }
  }

  /** Creates a namespace unless it exists, however many ask at once. */
  DefaultNamespace create(String name, Function<String, DefaultNamespace> factory) {
    while (true) {
      Creation mine = new Creation(Thread.currentThread(), new CompletableFuture<>());
      Creation current = creating.putIfAbsent(name, mine);
      if (current == null) {
        return create(name, factory, mine);
      }
      Optional<DefaultNamespace> created = awaitOther(name, current);
      if (created.isPresent()) {
        return created.get();
      }
    }
  }

  private DefaultNamespace create(
      String name, Function<String, DefaultNamespace> factory, Creation mine) {
    DefaultNamespace created;
    try {
      DefaultNamespace existing = namespaces.get(name);
      if (existing != null) {
        mine.created().complete(Optional.of(existing));
        return existing;
      }
      created = factory.apply(name);
      created.start();
      namespaces.put(name, created);
      mine.created().complete(Optional.of(created));
    } finally {
      creating.remove(name, mine);
      mine.created().complete(Optional.empty()); // if it has failed
    }
    context.executor().here(() -> tellOf(created));
    created.open();
    return created;
  }

  /** A thread that creates one itself must not wait: the other might wait for that. */
  private Optional<DefaultNamespace> awaitOther(String name, Creation current) {
    Thread thread = Thread.currentThread();
    if (creating.values().stream().anyMatch(each -> each.creator().equals(thread))) {
      throw new IllegalStateException(
          "namespace " + name + " is being created, and its adapter is not ready");
    }
    return current.created().join();
  }

  /**
   * A namespace whose adapter is being made.
   *
   * @param created empty if it has failed
   */
  private record Creation(Thread creator, CompletableFuture<Optional<DefaultNamespace>> created) {}

  private void tellOf(DefaultNamespace created) {
    creation.tell(
        LOG,
        () -> "a handler of the new namespace " + created.name() + " failed",
        handler -> handler.accept(created));
  }

  void remove(ChildNamespace child) {
    namespaces.remove(child.name(), child);
  }
}
