// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.engine.EngineListener;
import io.socketio.jakarta.engine.EngineServer;
import io.socketio.jakarta.engine.EngineSocket;
import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The server, which is also its main namespace: so {@code io.emit} and {@code io.on} need no
 * detour.
 */
final class DefaultServer extends DefaultNamespace implements SocketIoServer, EngineListener {
  private static final String MAIN = "/";

  private final ConcurrentMap<String, DefaultNamespace> namespaces = new ConcurrentHashMap<>();
  private final EngineServer engine;
  private final AtomicBoolean closed = new AtomicBoolean();

  @SuppressWarnings("this-escape") // the engine calls back only once a binding hands in requests
  DefaultServer(ServerContext context) {
    super(MAIN, context, null);
    namespaces.put(MAIN, this);
    engine = EngineServer.create(context.options().engine(), this, context.scheduler());
  }

  @Override
  public EngineSocket.Listener connected(EngineSocket socket) {
    return new Connection(socket, context(), namespaces::get);
  }

  @Override
  public Namespace of(String name) {
    String full = name.startsWith("/") ? name : "/" + name;
    return namespaces.computeIfAbsent(full, key -> new DefaultNamespace(key, context(), this));
  }

  @Override
  public SocketIoServer server() {
    return this;
  }

  @Override
  public Collection<Namespace> namespaces() {
    return Collections.unmodifiableCollection(namespaces.values());
  }

  @Override
  public EngineServer engine() {
    return engine;
  }

  @Override
  public SocketIoOptions options() {
    return context().options();
  }

  @Override
  public Executor executor() {
    return context().executor();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      engine.close();
      context().threads().stop();
      namespaces.values().forEach(namespace -> namespace.adapter().close());
    }
  }
}
