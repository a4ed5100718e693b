// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.peers;

import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoServerOptions;
import io.socket.engineio.server.EngineIoWebSocket;
import io.socket.socketio.server.SocketIoNamespace;
import io.socket.socketio.server.SocketIoServer;
import io.socket.socketio.server.SocketIoSocket;
import io.socket.socketio.server.SocketIoSocket.ReceivedByLocalAcknowledgementCallback;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** io.socket:socket.io-server, with the glue that it leaves to applications. */
public final class SocketIoServerOnJetty {
  private static final EngineIoServer ENGINE =
      new EngineIoServer(EngineIoServerOptions.newFromDefault().setCorsHandlingDisabled(true));

  private static final int ACCEPT_QUEUE = 4_096;
  private static final int MAX_PAYLOAD = 1_000_000;

  private SocketIoServerOnJetty() {}

  /** Starts the server. */
  public static void main(String[] args) throws Exception {
    SocketIoNamespace io = new SocketIoServer(ENGINE).namespace("/");
    io.on("connection", connected -> handle(io, (SocketIoSocket) connected[0]));
    serve();
  }

  private static void handle(SocketIoNamespace io, SocketIoSocket socket) {
    socket.on("echo", args -> socket.send("echo", args));
    socket.on(
        "echo-ack", args -> ack(args).sendAcknowledgement(Arrays.copyOf(args, args.length - 1)));
    socket.on("bin", args -> socket.send("bin", args));
    socket.on("broadcast", args -> io.broadcast((String) null, "broadcast", args));
    socket.on(
        "join",
        args -> {
          socket.joinRoom((String) args[0]);
          ack(args).sendAcknowledgement();
        });
    socket.on("room", args -> io.broadcast((String) args[0], "room", args[1]));
  }

  private static ReceivedByLocalAcknowledgementCallback ack(Object... args) {
    return (ReceivedByLocalAcknowledgementCallback) args[args.length - 1];
  }

  private static void serve() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.setIdleTimeout(0);
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    ServletHolder polling = new ServletHolder(new Polling());
    polling.setAsyncSupported(true);
    context.addServlet(polling, "/socket.io/*");
    JakartaWebSocketServletContainerInitializer.configure(
        context,
        (servlets, container) -> {
          container.setDefaultMaxSessionIdleTimeout(0);
          container.setDefaultMaxTextMessageBufferSize(MAX_PAYLOAD);
          container.addEndpoint(
              ServerEndpointConfig.Builder.create(Messages.class, "/socket.io/").build());
        });
    server.setHandler(context);
    server.start();
    System.out.println("PORT " + connector.getLocalPort());
    System.out.println("READY");
  }

  /** Long polling. */
  public static final class Polling extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      ENGINE.handleRequest(request, response);
    }
  }

  /** One WebSocket. */
  public static final class Messages extends Endpoint {
    private Adapter adapter;

    @Override
    public void onOpen(Session session, EndpointConfig config) {
      Adapter opened = new Adapter(session);
      adapter = opened;
      session.addMessageHandler(
          String.class, (MessageHandler.Whole<String>) message -> opened.emit("message", message));
      session.addMessageHandler(
          byte[].class,
          (MessageHandler.Whole<byte[]>) message -> opened.emit("message", (Object) message));
      ENGINE.handleWebSocket(opened);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
      adapter.emit("close");
    }

    @Override
    public void onError(Session session, Throwable failure) {
      adapter.emit("error", "error", String.valueOf(failure));
    }
  }

  private static final class Adapter extends EngineIoWebSocket {
    private final Session session;

    Adapter(Session session) {
      this.session = session;
    }

    @Override
    public Map<String, String> getQuery() {
      return session.getRequestParameterMap().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get(0)));
    }

    @Override
    public Map<String, List<String>> getConnectionHeaders() {
      return Map.of();
    }

    @Override
    public synchronized void write(String message) throws IOException {
      session.getBasicRemote().sendText(message);
    }

    @Override
    public synchronized void write(byte[] message) throws IOException {
      session.getBasicRemote().sendBinary(ByteBuffer.wrap(message));
    }

    @Override
    public void close() {
      try {
        session.close();
      } catch (IOException e) {
        emit("error", "error", e.toString());
      }
    }
  }
}
