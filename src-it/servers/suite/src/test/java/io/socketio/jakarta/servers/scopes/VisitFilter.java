// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.scopes;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Uses beans of the request, and of the session of those who are on a tour. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class VisitFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** Found when the filter is made. */
  @Inject private transient Visit visit;

  @Inject private transient Tour tour;
  @Inject private transient Journal journal;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> name = Query.value(request, "visit");
    name.ifPresent(visit::name);
    visit.meet("filter");
    name.ifPresent(known -> journal.add(known, "came", visit.met()));
    if (Query.value(request, "tour").isPresent()) {
      name.ifPresent(known -> journal.add(known, "tour", List.of(tour.id())));
    }
    chain.doFilter(request, response);
    visit.meet("end");
    name.ifPresent(known -> journal.add(known, "left", visit.met()));
  }
}
