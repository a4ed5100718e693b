// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends what the caller has signed in to, in the way that the query names. */
public final class SignOut extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    switch (request.getQueryString()) {
      case "logout" -> request.logout();
      case "invalidate" -> request.getSession().invalidate();
      default -> throw new ServletException(request.getQueryString());
    }
    response.getWriter().print("signed out");
  }
}
