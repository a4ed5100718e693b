// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use a session: its principal, and only with the id in the query. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SessionOwnerIT {
  private static final String USER = "X-User";

  private final SocketIoServer io = SocketIoServer.builder().build();
  private final TomcatServer tomcat = TomcatServer.serving(io, SessionOwnerIT::authenticate);

  @AfterEach
  void stop() {
    tomcat.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eve", ""})
  void refusesOthers(String other) {
    String sid = PollingClient.sid(Http.send(as("ada", PollingClient.PATH)));
    String session = PollingClient.PATH + "&sid=" + sid;

    HttpResponse<String> post = Http.send(as(other, session).POST(BodyPublishers.ofString("40")));
    HttpResponse<String> poll = Http.send(as(other, session));

    assertThat(post.statusCode()).isEqualTo(400);
    assertThat(poll.statusCode()).isEqualTo(400);
    assertThat(upgradeStatus(other, sid)).isEqualTo(400);
    assertThat(io.sockets()).isEmpty();
    assertOwnerIsServed(session);
  }

  @Test
  void knowsThePrincipal() {
    String sid = PollingClient.sid(Http.send(as("ada", PollingClient.PATH)));

    assertOwnerIsServed(PollingClient.PATH + "&sid=" + sid);

    assertThat(io.sockets().iterator().next().handshake().principal())
        .map(Principal::getName)
        .contains("ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cookie", "sid", "X-Sid"})
  void ignoresIdsOutsideTheQuery(String header) {
    String sid = PollingClient.sid(Http.send(as("ada", PollingClient.PATH)));
    String value = header.equals("Cookie") ? "io=" + sid + "; sid=" + sid : sid;

    HttpResponse<String> response = Http.send(as("ada", PollingClient.PATH).header(header, value));

    assertThat(PollingClient.sid(response)).isNotEqualTo(sid);
    assertThat(io.engine().clientsCount()).isEqualTo(2);
  }

  private void assertOwnerIsServed(String session) {
    HttpResponse<String> post = Http.send(as("ada", session).POST(BodyPublishers.ofString("40")));
    assertThat(post.statusCode()).isEqualTo(200);
    assertThat(Http.send(as("ada", session)).body()).startsWith("40{");
  }

  private int upgradeStatus(String user, String sid) {
    String[] headers = user.isEmpty() ? new String[0] : new String[] {USER, user};
    return WebSocketClient.refusal(
        tomcat.webSocket("/socket.io/?EIO=4&transport=websocket&sid=" + sid), headers);
  }

  private HttpRequest.Builder as(String user, String pathAndQuery) {
    HttpRequest.Builder request = Http.request(tomcat.http(pathAndQuery));
    return user.isEmpty() ? request : request.header(USER, user);
  }

  private static void authenticate(ServletContext context) {
    var filter = context.addFilter("authentication", new Authentication());
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
  }

  /** Believes the header, as an application behind an authenticating proxy does. */
  private static final class Authentication extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      String user = request.getHeader(USER);
      chain.doFilter(user == null ? request : new UserRequest(request, () -> user), response);
    }
  }

  private static final class UserRequest extends HttpServletRequestWrapper {
    private final Principal user;

    UserRequest(HttpServletRequest request, Principal user) {
      super(request);
      this.user = user;
    }

    @Override
    public Principal getUserPrincipal() {
      return user;
    }
  }
}
