// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting for the end of a request on a real Tomcat. */
final class HandshakeEndTest {
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final TomcatServer tomcat = new TomcatServer();

  @BeforeEach
  void start() {
    tomcat.deploy("", this::install);
  }

  @AfterEach
  void stop() {
    tomcat.close();
  }

  private void install(ServletContext context) {
    context.addListener(new HandshakeEnd.Listener());
    // Of two listeners, the first is told last.
    context.addListener(
        new ServletRequestListener() {
          @Override
          public void requestDestroyed(ServletRequestEvent event) {
            events.add("destroyed");
          }
        });
    context.addServlet("servlet", new Waiting()).addMapping("/*");
  }

  @Test
  void othersWaitForTheEndAndTheThreadOfTheRequestDoesNot() throws Exception {
    assertThat(new WebClient(tomcat).get("/").statusCode()).isEqualTo(200);
    assertThat(events.poll(10, SECONDS)).isEqualTo("own thread passed");
    assertThat(events.poll(10, SECONDS)).isEqualTo("destroyed");
    assertThat(events.poll(10, SECONDS)).isEqualTo("other thread passed");
  }

  private final class Waiting extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      HandshakeEnd end = HandshakeEnd.of(request);
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(end::await).thenRun(() -> events.add("other thread passed"));
      end.await();
      assertThat(other).isNotDone();
      events.add("own thread passed");
    }
  }
}
