// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * Runs the chat on embedded Tomcat until the process is asked to end.
 *
 * <p>The system property {@code port} is 8080 by default; 0 takes a free one. The chat is for this
 * machine alone, as nobody needs a password: the system property {@code address} is {@code
 * 127.0.0.1} by default, and 0.0.0.0 lets others in. The first line of the output tells the URL.
 */
public final class ChatServer {
  private ChatServer() {}

  /**
   * Starts the server.
   *
   * @param args the directory of the unpacked WAR, and a directory for Tomcat's own files
   * @throws LifecycleException if the chat does not start
   * @throws IllegalStateException if the port is taken
   */
  public static void main(String[] args) throws LifecycleException {
    Logger.getLogger("").setLevel(Level.WARNING);
    String address = System.getProperty("address", "127.0.0.1");
    int port = Integer.getInteger("port", 8080);
    requireFree(address, port);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Path.of(args[1]).toAbsolutePath().toString());
    tomcat.setPort(port);
    tomcat.getConnector().setProperty("address", address);
    tomcat.getConnector().setThrowOnFailure(true);
    Context chat = tomcat.addWebapp("", Path.of(args[0]).toAbsolutePath().toString());
    chat.setParentClassLoader(ChatServer.class.getClassLoader());
    chat.addLifecycleListener(ChatServer::removeJsp);
    tomcat.start();
    if (!chat.getState().isAvailable()) {
      tomcat.stop();
      throw new LifecycleException("The chat did not start; the log tells why");
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tomcat), "stop-chat"));
    System.out.printf(
        "Chat is running at http://localhost:%d/%n", tomcat.getConnector().getLocalPort());
    tomcat.getServer().await();
  }

  /** Tomcat would log two stack traces, and name no way out. */
  private static void requireFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // as Tomcat does: connections of the last run may linger
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new IllegalStateException(
          "Port %d of %s cannot be used (%s). Choose another one with -Dport=<number>, or -Dport=0"
              .formatted(port, address, e.getMessage()),
          e);
    }
  }

  /** Tomcat's defaults name the JSP servlet, which is not on the class path. */
  private static void removeJsp(LifecycleEvent event) {
    if (event.getType().equals(Lifecycle.BEFORE_START_EVENT)
        && event.getLifecycle() instanceof Context context) {
      context.removeServletMapping("*.jsp");
      context.removeServletMapping("*.jspx");
      context.removeChild(context.findChild("jsp"));
    }
  }

  private static void stop(Tomcat tomcat) {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException("Tomcat did not stop", e);
    }
  }
}
