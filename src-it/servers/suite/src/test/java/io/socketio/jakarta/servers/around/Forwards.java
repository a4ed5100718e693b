// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.around;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Passes requests on to the server. */
@WebServlet(
    urlPatterns = {"/forwarded/*", "/dispatched/*", "/included/*"},
    asyncSupported = true)
public class Forwards extends HttpServlet {
  private static final long serialVersionUID = 1;

  private static final String SERVER = "/socket.io/";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    switch (request.getServletPath()) {
      case "/forwarded" -> server(request).forward(request, response);
      case "/dispatched" -> request.startAsync().dispatch(SERVER);
      default -> server(request).include(request, response);
    }
  }

  private static RequestDispatcher server(HttpServletRequest request) {
    return request.getRequestDispatcher(SERVER);
  }
}
