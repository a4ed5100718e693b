// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Broadcast;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.NamespaceRule;
import io.socketio.jakarta.ParentNamespace;
import io.socketio.jakarta.Socket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A rule, what its namespaces begin with, and those that exist. */
final class DefaultParentNamespace implements ParentNamespace, SelectsAll, Registers {
  private final String name;
  private final NamespaceRule rule;
  private final NamespaceRegistry registry;
  private final ConcurrentMap<String, ChildNamespace> children = new ConcurrentHashMap<>();
  private final ParentSelection all = ParentSelection.all(children.values());
  private final NamespaceHandlers registered = new NamespaceHandlers();

  DefaultParentNamespace(String name, NamespaceRule rule, NamespaceRegistry registry) {
    this.name = name;
    this.rule = rule;
    this.registry = registry;
  }

  NamespaceRule rule() {
    return rule;
  }

  @Override
  public ServerContext context() {
    return registry.context();
  }

  // ---- children

  ChildNamespace create(String child) {
    return new ChildNamespace(child, this);
  }

  /** Adds a child that works. */
  void add(ChildNamespace child) {
    children.put(child.name(), child);
  }

  /** Puts a child that is empty for good out of reach; its successor may come after that. */
  void drop(ChildNamespace child) {
    child.closeAdapter();
    children.remove(child.name(), child);
    registry.remove(child);
    child.markGone();
  }

  @Override
  public Collection<Namespace> children() {
    return Collections.unmodifiableCollection(children.values());
  }

  // ---- as a namespace

  @Override
  public DefaultServer server() {
    return registry.server();
  }

  @Override
  public Broadcast all() {
    return all;
  }

  @Override
  public NamespaceHandlers registered() {
    return registered;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Collection<Socket> sockets() {
    Collection<Socket> sockets = new HashSet<>();
    children.values().forEach(child -> sockets.addAll(child.sockets()));
    return Collections.unmodifiableCollection(sockets);
  }

  @Override
  public Collection<Socket> sockets(String room) {
    Collection<Socket> members = new ArrayList<>();
    children.values().forEach(child -> members.addAll(child.sockets(room)));
    return Collections.unmodifiableCollection(members);
  }

  @Override
  public Optional<Socket> socket(String id) {
    return children.values().stream().flatMap(child -> child.socket(id).stream()).findAny();
  }

  @Override
  public Set<String> rooms() {
    Set<String> rooms = new HashSet<>();
    children.values().forEach(child -> rooms.addAll(child.rooms()));
    return rooms;
  }

  @Override
  public void serverSideEmit(String event, Object... args) {
    throw new UnsupportedOperationException(
        "serverSideEmit() is not supported on parent namespaces");
  }

  @Override
  public CompletionStage<List<EventArgs>> serverSideEmitWithAck(String event, Object... args) {
    throw new UnsupportedOperationException(
        "serverSideEmitWithAck() is not supported on parent namespaces");
  }

  @Override
  public String toString() {
    return "ParentNamespace[" + name + "]";
  }
}
