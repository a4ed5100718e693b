// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.containers.Await;
import io.socketio.jakarta.containers.WebSocketClient;
import java.net.CookieManager;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Filters, logins and middleware that use beans of the request and of the session, on our path as
 * anywhere else.
 */
@ExtendWith(ArquillianExtension.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ScopesIT {
  private static final String NAME = "scopes";
  private static final String LOGIN =
      "Basic "
          + Base64.getEncoder().encodeToString("ada:ada-Secret-1".getBytes(StandardCharsets.UTF_8));
  private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

  /** More than a server has threads for them while there is one client. */
  private static final int MANY = 60;

  @ArquillianResource private URL server;

  private final HttpClient http = client();
  private ServerLog log;

  @Deployment(testable = false)
  static WebArchive war() {
    WebArchive war = Wars.beans(NAME);
    String beans = "io.socketio.jakarta.servers.scopes";
    return Wars.serverHasCdi()
        ? war.addPackage(beans).setWebXML(Wars.webXml(MembersWar.membersOnly("/socket.io/*")))
        : war.addPackages(
                false, path -> !path.get().matches(".*(Gatekeeper|GuestList)\\.class"), beans)
            .setWebXML(Wars.webXml(""));
  }

  @BeforeEach
  void watchLog() {
    log = new ServerLog();
  }

  @AfterEach
  void checkLog() {
    assertThat(log.problems()).isEmpty();
    // It warns of contexts that were not closed.
    assertThat(log.added()).doesNotContain("WELD-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void aFilterHasTheContextOfItsRequest(String transport) {
    for (String visit : List.of(transport + "-first", transport + "-second")) {
      open(http, transport, "&visit=" + visit);

      assertThat(noted(visit, "came")).endsWith("filter").containsOnlyOnce("filter");
      assertThat(noted(visit, "left")).endsWith("filter,engine,end").containsOnlyOnce("filter");
      assertThat(noted(visit, "destroyed")).isEqualTo(noted(visit, "left"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void aFilterHasTheContextOfTheSession(String transport) {
    HttpClient other = client();
    String visit = transport + "-tour";

    get(http, "desk/list?tour=yes&visit=" + visit + "-1");
    open(http, transport, "&tour=yes&visit=" + visit + "-2");
    open(http, transport, "&tour=yes&visit=" + visit + "-3");
    open(other, transport, "&tour=yes&visit=" + visit + "-4");

    String tour = noted(visit + "-1", "tour");
    assertThat(noted(visit + "-2", "tour")).isEqualTo(tour);
    assertThat(noted(visit + "-3", "tour")).isEqualTo(tour);
    assertThat(noted(visit + "-4", "tour")).isNotEqualTo(tour);
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  @Tag("jakarta-security")
  void aLoginHasTheContextOfItsRequest(String transport) {
    String visit = transport + "-login";

    open(http, transport, "&visit=" + visit);

    assertThat(noted(visit, "came")).isEqualTo("gatekeeper,list,filter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  @Tag("jakarta-security")
  void aLoginHasTheContextOfTheSession(String transport) {
    String visit = transport + "-login-tour";

    open(http, transport, "&tour=yes&visit=" + visit);

    assertThat(noted(visit, "came"))
        .isEqualTo("gatekeeper," + noted(visit, "tour") + ",list,filter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void middlewareHasARequestContext(String transport) {
    String visit = transport + "-middleware";

    open(http, transport, "&visit=" + visit);

    assertThat(noted(visit, "engine")).endsWith("engine").containsOnlyOnce("engine");
    assertThat(noted(visit, "middleware")).isEqualTo("middleware");
  }

  @Test
  void aHandlerHasAContextOfItsOwn() {
    String session = open(http, "polling", "");

    for (int i = 0; i < 2; i++) {
      post(session + "&visit=hello-" + i, "42" + i + "[\"hello\"]");
      assertThat(get(http, session)).isEqualTo("43" + i + "[[\"hello\"]]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void aHandshakeThatIsDecidedLaterKeepsItsContextToItself(String transport) {
    String visit = transport + "-late";

    open(http, transport, "&late=yes&visit=" + visit);

    assertThat(noted(visit, "left")).endsWith("filter,engine,end").containsOnlyOnce("filter");
    assertThat(noted(visit, "destroyed")).isEqualTo(noted(visit, "left"));
  }

  @Test
  void aPollThatWaitsKeepsItsContextToItself() {
    String session = open(http, "polling", "");
    CompletableFuture<String> poll = send(http, session + "&visit=waiting");
    assertThat(noted("waiting", "left")).endsWith("filter,engine,end");

    for (int i = 0; i < MANY; i++) {
      open(http, "polling", "&visit=meanwhile-" + i);
      assertThat(noted("meanwhile-" + i, "came")).containsOnlyOnce("filter");
    }
    assertThat(journal()).noneMatch(line -> line.startsWith("waiting destroyed"));

    post(session + "&visit=post", "420[\"hello\"]");
    assertThat(Await.result("poll", poll)).isEqualTo("430[[\"hello\"]]");
    assertThat(noted("waiting", "destroyed")).endsWith("filter,engine,end");
    assertThat(noted("post", "left")).contains("filter").endsWith("end");
    assertThat(noted("post", "destroyed")).endsWith("filter,engine,end");
  }

  /** Its thread may be the one that ends the poll. */
  @Test
  void whoeverEndsAPollKeepsItsOwnContext() {
    String session = open(http, "polling", "");
    CompletableFuture<String> poll = send(http, session + "&visit=called");
    assertThat(noted("called", "left")).endsWith("filter,engine,end");

    get(http, "desk/call?visit=caller");

    assertThat(Await.result("poll", poll)).isEqualTo("42[\"called\"]");
    assertThat(noted("caller", "left")).endsWith("filter,call,called,end");
    assertThat(noted("caller", "destroyed")).endsWith("filter,call,called,end");
    assertThat(noted("called", "destroyed")).endsWith("filter,engine,end");
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(Version.HTTP_1_1)
        .cookieHandler(new CookieManager())
        .connectTimeout(Await.BOUND)
        .build();
  }

  /** Joins the main namespace; over polling, returns what names the session. */
  private String open(HttpClient client, String transport, String query) {
    String path = "socket.io/?EIO=4&transport=" + transport;
    if (transport.equals("websocket")) {
      try (WebSocketClient socket = webSocket(client, path + query)) {
        assertThat(socket.next()).startsWith("0{");
        socket.join();
      }
      return "";
    }
    String handshake = get(client, path + query);
    Matcher sid = SID.matcher(handshake);
    assertThat(sid.find()).as(handshake).isTrue();
    String session = path + "&sid=" + sid.group(1);
    post(session, "40");
    assertThat(get(client, session)).startsWith("40{");
    return session;
  }

  private WebSocketClient webSocket(HttpClient client, String path) {
    URI uri = uri(path);
    String cookies =
        client.cookieHandler().map(handler -> cookies((CookieManager) handler, uri)).orElse("");
    String address = uri.toString().replaceFirst("http", "ws");
    return cookies.isEmpty()
        ? WebSocketClient.open(URI.create(address), "Authorization", LOGIN)
        : WebSocketClient.open(URI.create(address), "Authorization", LOGIN, "Cookie", cookies);
  }

  private static String cookies(CookieManager manager, URI uri) {
    return String.join(
        "; ", manager.getCookieStore().get(uri).stream().map(Object::toString).toList());
  }

  /** What was noted of a request, which may have to come yet, and comes once. */
  private String noted(String visit, String what) {
    String begin = visit + " " + what + " ";
    Await.until(begin, () -> journal().stream().anyMatch(line -> line.startsWith(begin)));
    List<String> found =
        journal().stream()
            .filter(line -> line.startsWith(begin))
            .map(line -> line.substring(begin.length()))
            .toList();
    assertThat(found).as(begin).hasSize(1);
    return found.get(0);
  }

  private List<String> journal() {
    return Arrays.asList(get(http, "desk/list").split("\n"));
  }

  private String get(HttpClient client, String path) {
    return Await.result(path, send(client, path));
  }

  private void post(String session, String packets) {
    HttpRequest post = request(session).POST(BodyPublishers.ofString(packets)).build();
    assertThat(Await.result(session, send(http, post))).isEqualTo("ok");
  }

  private CompletableFuture<String> send(HttpClient client, String path) {
    return send(client, request(path).build());
  }

  private static CompletableFuture<String> send(HttpClient client, HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofString()).thenApply(ScopesIT::body);
  }

  private static String body(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Await.BOUND).header("Authorization", LOGIN);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/" + NAME + "/" + path);
  }
}
