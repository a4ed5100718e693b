// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.ParentNamespace;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.SocketIoOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Observers and injection points of namespaces that are named by a pattern. */
final class PatternTest {
  private final Application app =
      Application.of(
          Tenant.class,
          SameTenant.class,
          TenantCheck.class,
          ForeignTenant.class,
          OneTenant.class,
          Anything.class,
          Pushes.class);
  private final Client client = Client.open(app.io());

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void observersOfAPatternServeWhatItMatches() {
    client.send("40/tenant-7,{\"token\":\"open\"}");
    String id = client.next().replaceFirst(".*\"sid\":\"(.*)\"}", "$1");

    assertThat(client.next()).isEqualTo("42/tenant-7,[\"welcome\",\"/tenant-7\"]");
    assertThat(client.ask("42/tenant-7,1[\"who\"]"))
        .isEqualTo("43/tenant-7,1[\"" + id + " in /tenant-7\"]");
    assertThat(client.ask("42/tenant-7,2[\"same\"]")).isEqualTo("43/tenant-7,2[\"/tenant-7\"]");
    client.send("41/tenant-7,");
    assertThat(app.notes().next()).isEqualTo("left /tenant-7");
  }

  @Test
  void aPlaceholderStandsForSomeCharactersOfOneSegment() {
    for (String name : List.of("/tenant-", "/my/tenant-1", "/tenant-1/x", "/TENANT-1")) {
      assertThat(client.ask("40" + name + ","))
          .isEqualTo("44" + name + ",{\"message\":\"Invalid namespace\"}");
    }
  }

  @Test
  void middlewareAndConnectingObserversOfAPatternDecide() {
    assertThat(client.ask("40/tenant-8,")).isEqualTo("44/tenant-8,{\"message\":\"no token\"}");
    assertThat(client.ask("40/tenant-0,{\"token\":\"open\"}"))
        .isEqualTo("44/tenant-0,{\"message\":\"closed\"}");
  }

  @Test
  void anExactNameBeatsAPatternAndMoreTextBeatsLess() {
    client.join("/tenant-1");
    client.join("/foreign-tenant-1-de");
    client.join("/foreign-x");

    assertThat(client.ask("42/tenant-1,1[\"who\"]")).isEqualTo("43/tenant-1,1[\"the one\"]");
    assertThat(client.ask("42/foreign-tenant-1-de,2[\"who\"]"))
        .isEqualTo("43/foreign-tenant-1-de,2[\"foreign tenant\"]");
    assertThat(client.ask("42/foreign-x,3[\"who\"]")).isEqualTo("43/foreign-x,3[\"anything\"]");
  }

  @Test
  void observersOfAnyEventServeWhatAPatternMatches() {
    client.join("/foreign-x");

    client.send("42/foreign-x,[\"unknown\",1]");

    assertThat(app.notes().next()).isEqualTo("unknown in /foreign-x");
  }

  @Test
  void aPatternIsInjectedAsTheParent() {
    Client other = Client.open(app.io());
    welcomed(client, "/tenant-7");
    welcomed(other, "/tenant-9");

    app.bean(Pushes.class).toAll("hello");

    assertThat(client.next()).isEqualTo("42/tenant-7,[\"parent\",\"hello\"]");
    assertThat(client.next()).isEqualTo("42/tenant-7,[\"namespace\",\"hello\"]");
    assertThat(other.next()).isEqualTo("42/tenant-9,[\"parent\",\"hello\"]");
  }

  /** Also when the namespace was dropped and created again. */
  @Test
  void aNameThatAPatternMatchesIsInjectedAsTheNamespaceOfTheMoment() {
    for (int round = 0; round < 3; round++) {
      welcomed(client, "/tenant-7");

      app.bean(Pushes.class).toOne("hello " + round);

      assertThat(client.next()).isEqualTo("42/tenant-7,[\"one\",\"hello " + round + "\"]");
      client.send("41/tenant-7,");
      assertThat(app.notes().next()).isEqualTo("left /tenant-7");
    }
    assertThat(app.bean(Pushes.class).textOfOne()).isEqualTo("Namespace /tenant-7");
  }

  private static void welcomed(Client client, String namespace) {
    assertThat(client.ask("40" + namespace + ",{\"token\":\"open\"}"))
        .startsWith("40" + namespace + ",{\"sid\"");
    assertThat(client.next()).startsWith("42" + namespace + ",[\"welcome\"");
  }

  @ApplicationScoped
  @SocketNamespace("/tenant-{id}")
  static class Tenant {
    @Inject Notes notes;

    void options(@Observes SocketIoOptions.Builder options) {
      options.cleanupEmptyChildNamespaces(true);
    }

    void check(@Observes @OnConnecting ConnectRequest request) {
      if (request.socket().handshake().auth().get(0, Map.class).get("token") == null) {
        request.refuse("no token");
      }
    }

    void connected(@Observes @OnConnect Socket socket) {
      socket.emit("welcome", socket.namespace().name());
    }

    String who(@Observes @OnSocketEvent("who") EventArgs none, Socket socket, Namespace namespace) {
      return socket.id() + " in " + namespace.name();
    }

    void left(@Observes @OnDisconnect DisconnectEvent event) {
      notes.add("left " + event.socket().namespace().name());
    }
  }

  /** The placeholder has another name, the pattern is the same. */
  @ApplicationScoped
  static class SameTenant {
    String same(
        @Observes @OnSocketEvent(value = "same", namespace = "tenant-{name}") EventArgs none,
        Namespace namespace) {
      return namespace.name();
    }
  }

  @ApplicationScoped
  @SocketNamespace("/tenant-{id}")
  static class TenantCheck implements ConnectMiddleware {
    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      boolean closed = candidate.namespace().name().equals("/tenant-0");
      return CompletableFuture.completedFuture(
          closed ? Outcome.refuse("closed") : Outcome.accept());
    }
  }

  @ApplicationScoped
  @SocketNamespace("/tenant-1")
  static class OneTenant {
    String who(@Observes @OnSocketEvent("who") EventArgs none) {
      return "the one";
    }
  }

  @ApplicationScoped
  @SocketNamespace("/foreign-tenant-{id}-{country}")
  static class ForeignTenant {
    String who(@Observes @OnSocketEvent("who") EventArgs none) {
      return "foreign tenant";
    }
  }

  @ApplicationScoped
  @SocketNamespace("/foreign-{x}")
  static class Anything {
    @Inject Notes notes;

    void any(@Observes @OnAnySocketEvent SocketEvent event, Namespace namespace) {
      notes.add(event.name() + " in " + namespace.name());
    }

    String who(@Observes @OnSocketEvent("who") EventArgs none) {
      return "anything";
    }
  }

  @ApplicationScoped
  static class Pushes {
    @Inject
    @OfNamespace("/tenant-{id}")
    ParentNamespace parent;

    @Inject
    @OfNamespace("tenant-{any}")
    Namespace namespace;

    @Inject
    @OfNamespace("/tenant-7")
    Namespace one;

    void toAll(String text) {
      parent.emit("parent", text);
      namespace.emit("namespace", text);
    }

    String textOfOne() {
      return one.toString();
    }

    void toOne(String text) {
      one.emit("one", text);
    }
  }
}
