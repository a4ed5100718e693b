// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoServer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Weld's listener, which binds the contexts of a request to a thread, hears of beginnings and ends
 * in turns on each thread.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class WeldContextsIT {
  private final Listener weld = new Listener();
  private final TomcatServer tomcat =
      TomcatServer.serving(SocketIoServer.builder().build(), this::register);

  private void register(ServletContext context) {
    context.addListener(weld);
    context.setAttribute("org.jboss.weld.module.web.servlet.WeldInitialListener", weld);
  }

  @AfterEach
  void stop() {
    tomcat.close();
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void noRequestLeavesItsContextsOnAThread(Transport transport) {
    Client client = transport.open(tomcat).join();
    for (int i = 0; i < 10; i++) {
      client.assertServed();
    }
    client.send("1");
    Await.until("the end", client::ended);

    Await.until("the ends of all requests", () -> weld.ended.size() >= weld.begun.size());
    assertThat(weld.ended).containsExactlyInAnyOrderElementsOf(weld.begun);
    assertThat(weld.problems).isEmpty();
  }

  /** Does to requests what Weld does. */
  private static final class Listener implements ServletRequestListener {
    private static final String ID = "id";
    private static final ThreadLocal<ServletRequest> BOUND = new ThreadLocal<>();

    private final Queue<String> begun = new ConcurrentLinkedQueue<>();
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();

    @Override
    public void requestInitialized(ServletRequestEvent event) {
      ServletRequest request = event.getServletRequest();
      if (request.getAttribute(ID) == null) {
        String id = UUID.randomUUID().toString();
        request.setAttribute(ID, id);
        begun.add(id);
      }
      if (BOUND.get() != null) {
        problems.add("a request begins on a thread that has another");
      }
      BOUND.set(request);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
      ServletRequest request = event.getServletRequest();
      if (BOUND.get() != request) {
        problems.add("a request ends on a thread that does not have it");
      }
      BOUND.remove();
      if (!request.isAsyncStarted()) {
        ended.add((String) request.getAttribute(ID));
      }
    }
  }
}
