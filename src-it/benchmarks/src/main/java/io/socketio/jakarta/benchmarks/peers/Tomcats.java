// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.peers;

import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** The Tomcat of the peers, set like that of the fixtures. */
final class Tomcats {
  private Tomcats() {}

  static void serve(ServletContainerInitializer application)
      throws IOException, LifecycleException {
    Path base = Files.createTempDirectory("socketio-peer");
    base.toFile().deleteOnExit();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    var connector = tomcat.getConnector();
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("maxConnections", "12000");
    connector.setProperty("acceptCount", "4096");
    connector.setProperty("maxKeepAliveRequests", "-1");
    Context context = tomcat.addContext("", base.toString());
    Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
    context.addServletMappingDecoded("/", "default"); // WebSockets need something behind them
    context.addServletContainerInitializer(new WsSci(), null);
    context.addServletContainerInitializer(application, null);
    tomcat.start();
    System.out.println("PORT " + connector.getLocalPort());
    System.out.println("READY");
    tomcat.getServer().await();
  }
}
