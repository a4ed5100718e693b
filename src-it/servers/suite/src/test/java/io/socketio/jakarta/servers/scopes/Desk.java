// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.scopes;

import io.socketio.jakarta.SocketIoServer;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Hands out the journal, and calls everybody. */
@WebServlet("/desk/*")
public class Desk extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject private transient SocketIoServer io;
  @Inject private transient Visit visit;
  @Inject private transient Journal journal;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getPathInfo().equals("/call")) {
      visit.meet("call");
      io.emit("called");
      visit.meet("called");
    }
    response.setContentType("text/plain");
    response.getWriter().write(String.join("\n", journal.lines()));
  }
}
