// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.AllowRequest;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.servlet.WebClient.Frames;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An {@code allowRequest} that takes its time, on a real Tomcat with few threads. */
@Timeout(60)
final class LateDecisionTest {
  private static final int THREADS = 5;
  private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";
  private static final String LATE = WEBSOCKET + "&late=yes";

  private final BlockingQueue<CompletableFuture<AllowRequest.Verdict>> open =
      new LinkedBlockingQueue<>();
  private final TomcatServer tomcat =
      new TomcatServer(connector -> connector.setProperty("maxThreads", "" + THREADS));
  private final WebClient client = new WebClient(tomcat);
  private final Frames frames = new Frames();

  @AfterEach
  void stop() {
    open.forEach(each -> each.complete(new AllowRequest.Forbidden("the test is over")));
    tomcat.close();
  }

  @Test
  void holdsNoThread() throws Exception {
    deploy(Duration.ofSeconds(30));
    List<CompletableFuture<WebSocket>> handshakes = new ArrayList<>();
    List<CompletableFuture<AllowRequest.Verdict>> verdicts = new ArrayList<>();
    for (int i = 0; i < 2 * THREADS; i++) {
      handshakes.add(client.connecting(LATE, frames));
      verdicts.add(WebClient.next(open));
    }

    assertThat(client.get("/socket.io/?EIO=4&transport=polling").statusCode()).isEqualTo(200);

    assertThat(handshakes).noneMatch(CompletableFuture::isDone);
    verdicts.forEach(each -> each.complete(new AllowRequest.Allowed()));
    for (CompletableFuture<WebSocket> each : handshakes) {
      each.get(10, SECONDS).sendText("40", true).get(10, SECONDS);
    }
    for (int i = 0; i < handshakes.size(); i++) {
      assertThat(frames.next()).startsWith("text ");
      assertThat(frames.next()).startsWith("text ");
    }
  }

  @Test
  void mayRefuse() throws Exception {
    deploy(Duration.ofSeconds(30));
    CompletableFuture<WebSocket> handshake = client.connecting(LATE, frames);
    WebClient.next(open).complete(new AllowRequest.Forbidden("not you"));
    assertRefused(handshake, 400);
  }

  @Test
  void forbidsWhenItIsTooLate() throws Exception {
    deploy(Duration.ofMillis(200));
    assertRefused(client.connecting(LATE, frames), 400);
  }

  @Test
  void holdsFewThreadsWhereOneMustWait() throws Exception {
    tomcat.deploy(
        "",
        context -> {},
        new org.apache.tomcat.websocket.server.WsSci(),
        (classes, context) -> {
          Filter filter = (request, response, chain) -> chain.doFilter(request, response);
          FilterRegistration.Dynamic synchronous = context.addFilter("synchronous", filter);
          synchronous.setAsyncSupported(false);
          synchronous.addMappingForUrlPatterns(null, true, "/*");
          install(context, Duration.ofSeconds(30));
        });
    List<CompletableFuture<WebSocket>> handshakes = new ArrayList<>();
    List<CompletableFuture<AllowRequest.Verdict>> verdicts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      handshakes.add(client.connecting(LATE, frames));
      verdicts.add(WebClient.next(open));
    }

    assertRefused(CompletableFuture.anyOf(handshakes.toArray(CompletableFuture[]::new)), 503);

    handshakes.removeIf(CompletableFuture::isDone);
    assertThat(handshakes).hasSize(3);
    client.connect(WEBSOCKET, frames);
    verdicts.forEach(each -> each.complete(new AllowRequest.Allowed()));
    for (CompletableFuture<WebSocket> each : handshakes) {
      each.get(10, SECONDS);
    }
  }

  private static void assertRefused(CompletableFuture<?> handshake, int status) {
    assertThatThrownBy(() -> handshake.get(10, SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refusal -> assertThat(refusal.getResponse().statusCode()).isEqualTo(status));
  }

  private void deploy(Duration upgradeTimeout) {
    tomcat.deploy("", context -> install(context, upgradeTimeout));
  }

  private void install(ServletContext context, Duration upgradeTimeout) {
    SocketIoOptions options =
        SocketIoOptions.builder()
            .engine(engine -> engine.upgradeTimeout(upgradeTimeout).allowRequest(this::decide))
            .build();
    SocketIo.install(context, SocketIoServer.builder().options(options).build());
  }

  private CompletionStage<AllowRequest.Verdict> decide(EngineRequest request) {
    if (request.parameter("late").isEmpty()) {
      return CompletableFuture.completedFuture(new AllowRequest.Allowed());
    }
    CompletableFuture<AllowRequest.Verdict> verdict = new CompletableFuture<>();
    open.add(verdict);
    return verdict;
  }
}
