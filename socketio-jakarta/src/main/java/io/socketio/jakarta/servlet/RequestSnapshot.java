// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.util.HeaderFields;
import io.socketio.jakarta.util.QueryString;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What stays of a servlet request after the container recycled it.
 *
 * <p>The first one of a session lives as long as the session: headers are kept as one array, and
 * what is rarely asked for is computed from the text as sent.
 */
final class RequestSnapshot implements EngineRequest {
  private final String method;
  private final String path;
  private final String rawQuery;
  private final String[] headers;
  private final String remoteAddress;
  private final boolean secure;
  private final @Nullable Principal principal;
  private final @Nullable HttpSession session;
  private final Set<String> askedRoles;
  private final Set<String> roles;
  private final Executor context;

  private RequestSnapshot(HttpServletRequest request, Set<String> askedRoles, Executor context) {
    method = request.getMethod();
    path = request.getRequestURI();
    rawQuery = queryOf(request);
    headers = headersOf(request);
    remoteAddress = request.getRemoteAddr();
    secure = request.isSecure();
    principal = request.getUserPrincipal();
    session = request.getSession(false);
    this.askedRoles = askedRoles;
    roles = principal == null ? Set.of() : rolesOf(request, askedRoles);
    this.context = context;
  }

  /**
   * Takes the snapshot, on the thread that serves the request.
   *
   * @param askedRoles the roles that somebody may ask for later
   * @param context where what belongs to the request is called later
   */
  static RequestSnapshot of(HttpServletRequest request, Set<String> askedRoles, Executor context) {
    return new RequestSnapshot(request, askedRoles, context);
  }

  /** A container may give the target of a forward none that has no query of its own. */
  private static String queryOf(HttpServletRequest request) {
    Object query = request.getQueryString();
    if (query == null && request.getDispatcherType() == DispatcherType.FORWARD) {
      query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
    } else if (query == null && request.getDispatcherType() == DispatcherType.ASYNC) {
      query = request.getAttribute(AsyncContext.ASYNC_QUERY_STRING);
    }
    return query == null ? "" : query.toString();
  }

  private static Set<String> rolesOf(HttpServletRequest request, Set<String> asked) {
    return asked.stream().filter(request::isUserInRole).collect(toUnmodifiableSet());
  }

  private static String[] headersOf(HttpServletRequest request) {
    List<String> namesAndValues = new ArrayList<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      String key = name.toLowerCase(Locale.ROOT);
      for (String value : Collections.list(request.getHeaders(name))) {
        namesAndValues.add(key);
        namesAndValues.add(value);
      }
    }
    return namesAndValues.toArray(String[]::new);
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String rawQuery() {
    return rawQuery;
  }

  @Override
  public Map<String, List<String>> query() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    QueryString.forEach(
        rawQuery, (name, value) -> query.computeIfAbsent(name, k -> new ArrayList<>()).add(value));
    return frozen(query);
  }

  @Override
  public Optional<String> parameter(String name) {
    return QueryString.last(rawQuery, name);
  }

  @Override
  public Map<String, List<String>> headers() {
    Map<String, List<String>> map = new LinkedHashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.computeIfAbsent(headers[i], k -> new ArrayList<>()).add(headers[i + 1]);
    }
    return frozen(map);
  }

  @Override
  public Optional<String> header(String name) {
    int first = find(name, 0);
    if (first == headers.length) {
      return Optional.empty();
    }
    boolean once = find(name, first + 2) == headers.length;
    return Optional.of(once ? headers[first + 1] : join(name.toLowerCase(Locale.ROOT)));
  }

  private int find(String name, int start) {
    int at = start;
    while (at < headers.length && !headers[at].equalsIgnoreCase(name)) {
      at += 2;
    }
    return at;
  }

  private String join(String name) {
    return HeaderFields.join(name, headers().getOrDefault(name, List.of()));
  }

  /** Whether a body comes, or has come, with the request. */
  boolean hasBody() {
    return header("transfer-encoding").isPresent()
        || header("content-length").filter(length -> !length.equals("0")).isPresent();
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  @Override
  public Optional<Principal> principal() {
    return Optional.ofNullable(principal);
  }

  @Override
  public boolean isUserInRole(String role) {
    if (!askedRoles.contains(role)) {
      throw new IllegalArgumentException(
          "the option roles does not name the role \"" + role + "\", only " + askedRoles);
    }
    return roles.contains(role);
  }

  @Override
  public boolean secure() {
    return secure;
  }

  @Override
  public Executor context() {
    return context;
  }

  @Override
  public <T> Optional<T> unwrap(Class<T> type) {
    return type.isInstance(session) ? Optional.of(type.cast(session)) : Optional.empty();
  }

  @Override
  public String toString() {
    // Without the query: it holds the session id.
    return method + " " + path;
  }

  private static Map<String, List<String>> frozen(Map<String, List<String>> map) {
    map.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(map);
  }
}
