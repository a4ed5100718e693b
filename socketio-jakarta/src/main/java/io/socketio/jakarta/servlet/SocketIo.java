// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.ERROR;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineServer;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Brings servers into a web application.
 *
 * <p>There are two ways. Wherever the container runs {@link SocketIoInitializer} (all do for a JAR
 * in {@code WEB-INF/lib}), the path {@code /socket.io}, or the context parameter {@code
 * socketio.path}, is prepared at start-up and {@link #bind bind} gives it a server at any later
 * time; until then it answers 404, and the first such answer is logged. With {@link
 * #install(ServletContext, SocketIoServer) install} an application adds any number of servers at
 * other paths while it starts: in its own {@link jakarta.servlet.ServletContainerInitializer} or a
 * listener declared in {@code web.xml}.
 *
 * <h2>Ownership</h2>
 *
 * <p>A server given to this class belongs to the web application: it is closed when the servlet is
 * destroyed, while the container can still tell the clients. Closing it before is harmless, and so
 * is closing it again. Executors and schedulers given to the server's builder stay the caller's.
 *
 * <h2>What the web application must know</h2>
 *
 * <ul>
 *   <li>Each servlet filter on the path needs {@code async-supported}. An answer that is ready when
 *       the servlet returns goes through the response wrappers of filters; one that comes later, as
 *       that of a waiting poll does, goes to the container's own response, past them. The principal
 *       and the HTTP session are those of the request that the servlet got.
 *   <li>A filter must not read the body or call {@code getParameter}. If {@code isAsyncStarted} of
 *       the request tells that its answer is still to come, it must not close or flush the
 *       response, nor ask it for a writer.
 *   <li>Requests may be forwarded or dispatched to the path, but not included. There are servers on
 *       which only long polling can be forwarded; a WebSocket gets the status 501 there.
 *   <li>Containers notice late or never that a client abandoned a waiting poll. A message written
 *       to such a poll is lost without notice; acknowledgements tell.
 *   <li>Without a WebSocket container the server works over long polling.
 * </ul>
 */
public final class SocketIo {
  private static final System.Logger LOG = System.getLogger(SocketIo.class.getName());
  private static final String SETTINGS = "socketio.";

  private SocketIo() {}

  /**
   * Serves a server at its {@linkplain SocketIoOptions#path() path}, which is registered if the
   * initializer did not do that already.
   *
   * @param context the web application, still starting unless the path is registered already
   * @param server the server, which the web application owns from now on
   * @throws IllegalStateException if the path serves another server or belongs to another servlet,
   *     or if the container accepts no registration any more
   */
  public static void install(ServletContext context, SocketIoServer server) {
    logged(() -> Bindings.of(context).register(server.options().path()));
    bind(context, server);
  }

  /**
   * Serves plain Engine.IO at a path.
   *
   * @param context the web application, still starting
   * @param server the server, which the web application owns from now on
   * @param path the path below the context path; begins with a slash
   * @throws IllegalArgumentException if the path does not begin with a slash, or is nothing else
   * @throws IllegalStateException if the path serves another server or belongs to another servlet,
   *     or if the container accepts no registration any more
   */
  public static void install(ServletContext context, EngineServer server, String path) {
    String normalized = SocketIoOptions.builder().path(path).build().path();
    logged(() -> Bindings.of(context).register(normalized).bind(Service.of(server)));
  }

  /**
   * Gives a server to its {@linkplain SocketIoOptions#path() path}, registered before. The first
   * one is also stored as the context attribute {@code io.socketio.jakarta.SocketIoServer}.
   *
   * @param context the web application, in any state
   * @param server the server, which the web application owns from now on
   * @throws IllegalStateException if the path is not registered or serves another server
   */
  public static void bind(ServletContext context, SocketIoServer server) {
    bind(context, server, Optional.empty());
  }

  /**
   * The same, for frameworks that have something to say of the server.
   *
   * @param context the web application, in any state
   * @param server the server, which the web application owns from now on
   * @param handledBy what handles its events, such as {@code 12 observers}, for the line in the log
   *     that tells that the server is ready
   * @throws IllegalStateException if the path is not registered or serves another server
   */
  public static void bind(ServletContext context, SocketIoServer server, String handledBy) {
    bind(context, server, Optional.of(handledBy));
  }

  private static void bind(
      ServletContext context, SocketIoServer server, Optional<String> handledBy) {
    Service service = Service.of(server, handledBy);
    logged(() -> Bindings.of(context).find(server.options().path()).bind(service));
    String attribute = SocketIoServer.class.getName();
    if (context.getAttribute(attribute) == null) {
      context.setAttribute(attribute, server);
    }
  }

  /**
   * Logs what ends the start of a web application, before containers do: the exception of a
   * listener may be found in another file, and that of an initializer as the last of many causes.
   */
  static void logged(Runnable step) {
    try {
      step.run();
    } catch (IllegalArgumentException | IllegalStateException e) {
      LOG.log(ERROR, e.getMessage());
      throw e;
    }
  }

  /**
   * Announces that something binds a server while the web application starts, as the CDI module
   * does. If none is bound by then, or when the first request comes, a line in the log at {@code
   * WARNING} says why the path answers 404.
   *
   * @param context the web application, still starting
   * @param whyMissing says what is missing; called at most once for each path without server
   */
  public static void expect(ServletContext context, Supplier<String> whyMissing) {
    Bindings.of(context).expect(whyMissing);
  }

  /**
   * Reads the context parameters whose names begin with {@code socketio.}, for {@link
   * io.socketio.jakarta.SocketIoSettings#apply}.
   *
   * @param context the web application
   * @return names without that prefix, and values; unmodifiable
   */
  public static Map<String, String> settings(ServletContext context) {
    Map<String, String> settings = new TreeMap<>();
    for (String name : Collections.list(context.getInitParameterNames())) {
      if (name.startsWith(SETTINGS)) {
        settings.put(name.substring(SETTINGS.length()), context.getInitParameter(name));
      }
    }
    return Collections.unmodifiableMap(settings);
  }
}
