// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** A real Tomcat on a free port of the loopback interface. */
final class TomcatServer implements AutoCloseable {
  private final Tomcat tomcat = new Tomcat();

  TomcatServer() {
    this(connector -> {});
  }

  /** Has a connector with settings of its own. */
  TomcatServer(Consumer<Connector> settings) {
    try {
      tomcat.setBaseDir("target/tomcat");
      tomcat.setPort(0);
      tomcat.setSilent(true);
      tomcat.getHost();
      tomcat.getConnector().setProperty("address", "127.0.0.1");
      settings.accept(tomcat.getConnector());
      tomcat.start();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Deploys a web application whose start-up code is given. */
  Context deploy(String contextPath, Consumer<ServletContext> startup) {
    return deploy(
        contextPath,
        context -> {},
        new WsSci(),
        (classes, servletContext) -> startup.accept(servletContext));
  }

  /** Deploys a web application that is made up by initializers. */
  Context deploy(
      String contextPath, Consumer<Context> settings, ServletContainerInitializer... initializers) {
    StandardContext context = new StandardContext();
    context.setClearReferencesObjectStreamClassCaches(false);
    context.setClearReferencesRmiTargets(false);
    context.setClearReferencesThreadLocals(false);
    context.setName(contextPath);
    context.setPath(contextPath);
    context.addLifecycleListener(new Tomcat.FixContextListener());
    for (ServletContainerInitializer initializer : initializers) {
      context.addServletContainerInitializer(initializer, Set.of());
    }
    settings.accept(context);
    tomcat.getHost().addChild(context);
    return context;
  }

  /** Stops and removes a web application. */
  void undeploy(Context context) {
    tomcat.getHost().removeChild(context);
  }

  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  URI http(String pathAndQuery) {
    return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
  }

  URI ws(String pathAndQuery) {
    return URI.create("ws://127.0.0.1:" + port() + pathAndQuery);
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
