// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketIoServer;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Hands out the notes, and does what is done from outside of sockets. */
@WebServlet("/pages/*")
public class Pages extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Found when the servlet is made. */
  @Inject private transient SocketIoServer io;

  private Socket socket(HttpServletRequest request) {
    return io.socket(request.getParameter("id")).orElseThrow();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getPathInfo()) {
      case "/servlet" -> Notes.add("servlet", Names.of(request));
      case "/tell" -> {
        socket(request).emit("told", Names.of(request));
        var unused = socket(request).join(Rooms.BY_REQUEST);
      }
      case "/kick" -> socket(request).disconnect(true);
      default -> {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(String.join("\n", Notes.lines()));
      }
    }
  }
}
