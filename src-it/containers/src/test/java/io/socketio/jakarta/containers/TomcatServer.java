// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.servlet.SocketIo;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** A Tomcat on a free port of the loopback interface. */
public final class TomcatServer implements AutoCloseable {
  private static final String DIRECTORY =
      Path.of(System.getProperty("tomcat.directory")).toAbsolutePath().toString();

  private static final String WORKERS = "50";

  private final Tomcat tomcat = new Tomcat();

  private TomcatServer() {
    tomcat.setBaseDir(DIRECTORY);
    tomcat.setPort(0);
    tomcat.setSilent(true);
    // The default one wants JSP.
    tomcat.setAddDefaultWebXmlToWebapp(false);
    tomcat.getHost();
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    // Before JDK 24 a thread inherits the access control context of whoever starts it. All workers
    // start with Tomcat: so none of them can inherit, and hold, a web application.
    tomcat.getConnector().setProperty("minSpareThreads", WORKERS);
    tomcat.getConnector().setProperty("maxThreads", WORKERS);
  }

  /** A Tomcat without web applications. */
  public static TomcatServer empty() {
    TomcatServer server = new TomcatServer();
    try {
      server.tomcat.start();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
    return server;
  }

  /** Serves Socket.IO in the root context, where the event {@code echo} is answered. */
  public static TomcatServer serving(SocketIoServer io) {
    return serving(io, servlets -> {});
  }

  /** The same, with more to do when the web application starts. */
  public static TomcatServer serving(SocketIoServer io, Consumer<ServletContext> startup) {
    return serving(io, startup, tomcat -> {});
  }

  /** The same, with more to do before Tomcat starts. */
  public static TomcatServer serving(
      SocketIoServer io, Consumer<ServletContext> startup, Consumer<Tomcat> preparation) {
    io.on("echo", event -> event.ack().send(event.args()));
    TomcatServer server = new TomcatServer();
    preparation.accept(server.tomcat);
    Context context = server.tomcat.addContext("", null);
    Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addServletContainerInitializer(
        (types, servlets) -> {
          startup.accept(servlets);
          SocketIo.install(servlets, io);
        },
        Set.of());
    try {
      server.tomcat.start();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
    return server.check(context);
  }

  /** Lets somebody sign in, in web applications that are deployed later. */
  public void addUser(String name, String password, String role) {
    tomcat.addUser(name, password);
    tomcat.addRole(name, role);
  }

  /** Deploys a WAR, unpacked or not, whose class loader prefers its own classes. */
  public Context deploy(String contextPath, Path war) {
    return deploy(contextPath, war, context -> {});
  }

  /** The same, with more to do before the web application starts. */
  public Context deploy(String contextPath, Path war, Consumer<Context> preparation) {
    var config =
        new ContextConfig() {
          @Override
          protected synchronized void beforeStart() {
            preparation.accept(context);
            super.beforeStart();
          }
        };
    Context context =
        tomcat.addWebapp(tomcat.getHost(), contextPath, war.toAbsolutePath().toString(), config);
    check(context);
    return context;
  }

  /** Stops a web application and removes it. */
  public void undeploy(Context context) {
    tomcat.getHost().removeChild(context);
  }

  private TomcatServer check(Context context) {
    if (!context.getState().isAvailable()) {
      close();
      throw new IllegalStateException("the web application did not start");
    }
    return this;
  }

  public URI http(String pathAndQuery) {
    return uri("http", pathAndQuery);
  }

  public URI webSocket(String pathAndQuery) {
    return uri("ws", pathAndQuery);
  }

  private URI uri(String scheme, String pathAndQuery) {
    int port = tomcat.getConnector().getLocalPort();
    return URI.create(scheme + "://127.0.0.1:" + port + pathAndQuery);
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }
}
