// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.SocketIoServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that are not in a namespace yet, and have another one. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CandidateIT {
  private final SocketIoServer io = SocketIoServer.builder().build();
  private final TomcatServer tomcat = TomcatServer.serving(io);

  @AfterEach
  void stop() {
    tomcat.close();
  }

  @ParameterizedTest
  @EnumSource
  void askingAgain(Transport transport) {
    List<CompletableFuture<Outcome>> decisions = new CopyOnWriteArrayList<>();
    Namespace slow = io.of("/slow");
    slow.use(
        candidate -> {
          CompletableFuture<Outcome> decision = new CompletableFuture<>();
          decisions.add(decision);
          return decision;
        });
    slow.onConnection(
        socket -> socket.emit("hello", socket.handshake().auth().get(0, Map.class).get("token")));
    try (Client client = transport.open(tomcat).join()) {
      client.send("40/slow,{\"token\":\"old\"}");
      Await.until("the first question", () -> decisions.size() == 1);
      client.send("40/slow,{\"token\":\"new\"}");
      client.assertServed();
      assertThat(decisions).as("one question at a time").hasSize(1);

      decisions.get(0).complete(Outcome.refuse("the token is old"));
      Await.until("the second question", () -> decisions.size() == 2);
      decisions.get(1).complete(Outcome.accept());

      assertThat(client.next()).startsWith("40/slow,{\"sid\":");
      assertThat(client.next()).isEqualTo("42/slow,[\"hello\",\"new\"]");
      client.assertServed();
      assertThat(slow.sockets()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void disconnectedByMiddleware(Transport transport) {
    io.of("/in")
        .use(
            ConnectMiddleware.of(
                candidate -> {
                  candidate.disconnect();
                  candidate.disconnect(true);
                  return Outcome.accept();
                }));
    io.of("/out")
        .use(
            ConnectMiddleware.of(
                candidate -> {
                  candidate.disconnect();
                  candidate.disconnect(true);
                  return Outcome.refuse("no");
                }));
    try (Client client = transport.open(tomcat).join()) {
      client.send("40/in,");
      assertThat(client.next()).startsWith("40/in,{\"sid\":");
      client.send("40/out,");
      assertThat(client.next()).isEqualTo("44/out,{\"message\":\"no\"}");
      client.assertServed();
    }
  }
}
