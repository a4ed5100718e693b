// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.HttpReply;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sorts the requests of one path: WebSocket handshake, client file, or Engine.IO over HTTP. */
final class SocketIoServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Binding binding;
  private transient @Nullable Contexts contexts;

  SocketIoServlet(Binding binding) {
    this.binding = binding;
  }

  @Override
  public void init() {
    Contexts found = Contexts.find(getServletContext(), binding.container());
    contexts = found;
    binding.registerEndpoint(getServletContext());
    binding.host(found.application());
    binding.started();
  }

  @Override
  public void destroy() {
    binding.close();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.getDispatcherType() == DispatcherType.INCLUDE) {
      throw new ServletException(
          "Socket.IO cannot be included in the answer of another servlet, which has status and"
              + " headers of its own: forward the request");
    }
    Optional<Service> service = binding.service();
    String file = request.getPathInfo();
    // The mapping also matches the path without a slash, which the reference server does not know.
    if (service.isEmpty()) {
      binding.missed();
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (file == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      binding.container().serve(() -> service(service.get(), file.substring(1), request, response));
    }
  }

  private void service(
      Service service, String file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    RequestSnapshot snapshot =
        RequestSnapshot.of(request, service.options().roles(), context(service, request));
    Optional<WebSocketUpgrade> upgrade =
        asksForWebSocket(request) && !snapshot.hasBody() ? binding.upgrade() : Optional.empty();
    if (upgrade.isPresent()) {
      upgrade.get().handle(service, snapshot, request, response);
      return;
    }
    Optional<HttpReply> clientFile = clientFile(service, file, snapshot);
    ServletExchange exchange =
        new ServletExchange(
            request,
            response,
            snapshot,
            service.options().httpCompression(),
            binding.container(),
            binding.closer());
    exchange.serve(
        clientFile.isPresent()
            ? opened -> opened.respond(clientFile.get())
            : service.gateway()::handle);
  }

  private Executor context(Service service, HttpServletRequest request) {
    return Objects.requireNonNull(contexts, "initialized")
        .of(request, service.gateway().callsHooks());
  }

  /**
   * There are proxies that add one of the two headers to each request. A handshake has no body (RFC
   * 6455, section 4.1): what has one is none, and its body is dealt with as others are.
   */
  private static boolean asksForWebSocket(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
        && Collections.list(request.getHeaders("Connection")).stream()
            .flatMap(value -> Stream.of(value.split(",")))
            .anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"));
  }

  private static Optional<HttpReply> clientFile(
      Service service, String file, RequestSnapshot request) {
    boolean preflight = request.method().equals("OPTIONS") && service.options().cors().isPresent();
    if (preflight || service.bundle().isEmpty()) {
      return Optional.empty();
    }
    Optional<HttpReply> reply = service.bundle().get().find(file, request);
    reply.ifPresent(found -> service.gateway().addCorsHeaders(request, found.headers()));
    return reply;
  }
}
