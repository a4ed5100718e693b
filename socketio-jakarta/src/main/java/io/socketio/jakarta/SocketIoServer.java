// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.adapter.AdapterFactory;
import io.socketio.jakarta.engine.EngineServer;
import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.Parser;
import java.util.Collection;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A Socket.IO server: {@code io} of the reference server. As a {@link Broadcast} and {@link
 * Namespace} it is its own main namespace {@code /}.
 *
 * <p>Thread-safe. It serves nothing by itself: a binding, normally the servlet package, hands it
 * HTTP requests and WebSocket connections through {@link #engine()}.
 */
public interface SocketIoServer extends Namespace, AutoCloseable {
  /**
   * Starts from the defaults.
   *
   * @return a new builder
   * @throws java.util.ServiceConfigurationError if the JAR was repackaged without its {@code
   *     META-INF/services}
   */
  static Builder builder() {
    return ServiceLoader.load(Builder.class, Builder.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new ServiceConfigurationError(Builder.class.getName() + " not found"));
  }

  /**
   * Finds a namespace, creating it on first use: {@code io.of(name)}. A client can only join
   * namespaces that exist, or that {@link #of(Pattern)} and {@link #of(NamespaceRule)} allow.
   *
   * @param name the name; a missing leading {@code /} is added
   * @return the namespace
   */
  Namespace of(String name);

  /**
   * Creates the namespaces whose names match when a client asks for them, or {@link #of(String)}
   * does: {@code io.of(regex)}. A name that no namespace has is held against the parents in the
   * order of their creation, and the first that takes it gets it as a child.
   *
   * @param names has to match the whole name, the leading {@code /} included
   * @return the parent of those namespaces; where to register what they begin with
   */
  ParentNamespace of(Pattern names);

  /**
   * Creates the namespaces that a rule allows when a client asks for them: {@code io.of(fn)}. See
   * {@link #of(Pattern)}.
   *
   * @param rule decides on names that no namespace has
   * @return the parent of those namespaces; where to register what they begin with
   */
  ParentNamespace of(NamespaceRule rule);

  /**
   * Is told of each namespace that is created from now on: the event {@code new_namespace} of the
   * reference server. No client is in it before the handlers have returned.
   *
   * @param handler receives the namespace, on the thread that creates it
   * @return removes the handler
   */
  Registration onNewNamespace(Consumer<Namespace> handler);

  /**
   * All namespaces, without the parents of dynamic ones.
   *
   * @return an unmodifiable live view
   */
  Collection<Namespace> namespaces();

  /**
   * The Engine.IO server underneath.
   *
   * @return the engine
   */
  EngineServer engine();

  /**
   * The options in force.
   *
   * @return immutable options
   */
  SocketIoOptions options();

  /**
   * The executor that handlers run on, for what belongs to no socket; see {@link Socket#executor}.
   *
   * @return runs tasks on the executor given to the builder, or on the server's own threads, with
   *     the class loader and the component context (JNDI) of the application, and with no identity;
   *     {@link #close} waits for them; refuses none, and runs them on the calling thread after that
   */
  Executor executor();

  /**
   * Disconnects everybody with {@link DisconnectReason#SERVER_SHUTTING_DOWN}, waits at most 5 s for
   * handlers, and stops the server's own threads. Idempotent.
   */
  @Override
  void close();

  /** Collects what a server is made of. Not thread-safe. */
  interface Builder {
    /**
     * Sets the options.
     *
     * @param options defaults otherwise
     * @return this
     */
    Builder options(SocketIoOptions options);

    /**
     * Sets the adapter of each namespace.
     *
     * @param factory {@link io.socketio.jakarta.adapter.InMemoryAdapter} otherwise
     * @return this
     */
    Builder adapter(AdapterFactory factory);

    /**
     * Sets the encoding of packets.
     *
     * @param parser {@link io.socketio.jakarta.parser.JsonParser} otherwise
     * @return this
     */
    Builder parser(Parser parser);

    /**
     * Sets the codec of JSON values, for the default parser.
     *
     * @param codec the one that {@link java.util.ServiceLoader} finds otherwise (JSON-B)
     * @return this
     */
    Builder json(JsonCodec codec);

    /**
     * Sets the executor that handlers run on. The caller owns it. What it refuses runs on threads
     * of the server: a task that is lost would be a client that waits for ever. The context of
     * handlers does not come from it.
     *
     * <p>Unless it makes a thread for each task, events of one client run there one at a time, and
     * those of a {@link java.util.concurrent.ThreadPoolExecutor} with at least four threads never
     * take all of them, nor do those of one address or namespace take all that are for events.
     *
     * @param executor own threads otherwise: virtual ones from Java 24 on, at most 256 before
     * @return this
     */
    Builder executor(Executor executor);

    /**
     * Sets the scheduler of heartbeat and time-outs. The caller owns it.
     *
     * @param scheduler an own thread otherwise
     * @return this
     */
    Builder scheduler(ScheduledExecutorService scheduler);

    /**
     * Makes the server.
     *
     * @return a running server
     * @throws IllegalStateException if no JSON codec is given and none is found
     */
    SocketIoServer build();
  }
}
