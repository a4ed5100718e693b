// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.NamespaceRule;
import io.socketio.jakarta.ParentNamespace;
import io.socketio.jakarta.Registration;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineConnection;
import io.socketio.jakarta.engine.EngineHost;
import io.socketio.jakarta.engine.EngineListener;
import io.socketio.jakarta.engine.EngineServer;
import io.socketio.jakarta.engine.EngineSocket;
import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The server, which is also its main namespace: so {@code io.emit} and {@code io.on} need no
 * detour.
 */
final class DefaultServer extends DefaultNamespace implements SocketIoServer, EngineListener {
  private static final String MAIN = "/";

  private final NamespaceRegistry namespaces;
  private final EngineServer engine;
  private final AtomicBoolean closed = new AtomicBoolean();

  @SuppressWarnings("this-escape") // the engine calls back only once a binding hands in requests
  DefaultServer(ServerContext context) {
    super(MAIN, context);
    namespaces = new NamespaceRegistry(this);
    engine = EngineServer.create(context.options().engine(), this, context.scheduler());
  }

  @Override
  public EngineSocket.Listener connected(EngineConnection connection) {
    context().startup().end();
    return new Connection(connection, context(), namespaces).start();
  }

  @Override
  public void hosted(EngineHost host) {
    context().threads().host(host);
  }

  @Override
  public Namespace of(String name) {
    return namespaces.of(name);
  }

  @Override
  public ParentNamespace of(Pattern names) {
    return namespaces.parent(new NamespacePattern(names));
  }

  @Override
  public ParentNamespace of(NamespaceRule rule) {
    return namespaces.parent(rule);
  }

  @Override
  public Registration onNewNamespace(Consumer<Namespace> handler) {
    return namespaces.onNewNamespace(handler);
  }

  @Override
  public Collection<Namespace> namespaces() {
    return Collections.unmodifiableCollection(namespaces.all());
  }

  @Override
  public DefaultServer server() {
    return this;
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

  /** What the log says of it at start. */
  @Override
  public String toString() {
    return "SocketIoServer[namespaces="
        + namespaces.names()
        + ", adapter="
        + adapter().getClass().getSimpleName()
        + "]";
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        engine.close();
      } finally {
        context().threads().stop();
      }
      namespaces.all().forEach(DefaultNamespace::closeAdapter);
    }
  }
}
