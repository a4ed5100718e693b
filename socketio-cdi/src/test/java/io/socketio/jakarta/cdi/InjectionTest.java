// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineServer;
import io.socketio.jakarta.engine.EngineSocket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parameters of observers get the objects of the event, fields stand for the current ones. */
final class InjectionTest {
  private final Application app =
      Application.of(Observers.class, OrderService.class, Owner.class, Admin.class, Idle.class);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void injectsWhatTheEventIsAbout() {
    Client client = Client.open(app.io());
    String id = client.join("/");

    assertThat(client.ask("421[\"parameters\"]"))
        .isEqualTo("431[\"" + id + "\",\"127.0.0.1\",\"parameters\",\"/\",true]");
    assertThat(client.ask("422[\"fields\"]"))
        .isEqualTo("432[\"" + id + "\",\"127.0.0.1\",\"fields\",\"/\",true]");
    assertThat(client.ask("423[\"lookup\"]")).isEqualTo("433[\"" + id + "\"]");
  }

  @Test
  void parametersMayBeKept() {
    Client ann = Client.open(app.io());
    Client bob = Client.open(app.io());
    String annsId = ann.join("/");
    bob.join("/");

    ann.ask("421[\"keep\",\"ann\"]");
    bob.ask("421[\"keep\",\"bob\"]");

    assertThat(bob.ask("422[\"kept\",\"ann\"]")).isEqualTo("432[\"" + annsId + "\"]");
  }

  @Test
  void aSocketScopedBeanHasItsOwnSocket() {
    Client client = Client.open(app.io());
    String id = client.join("/");
    client.ask("421[\"own\"]");

    Socket own = app.bean(Observers.class).ownersSocket();
    own.emit("from outside", 1);

    assertThat(client.next()).isEqualTo("42[\"from outside\",1]");
    assertThat(own.id()).isEqualTo(id);
  }

  @Test
  void fieldsCannotBeUsedWithoutDelivery() {
    Observers observers = app.bean(Observers.class);

    assertThatThrownBy(observers::socketId)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this thread handles no event of a Socket.IO socket");
    assertThat(observers.socketText()).isEqualTo("current Socket");
  }

  @Test
  void injectsNamespacesByName() {
    Client client = Client.open(app.io());
    client.join("/orders");

    app.bean(OrderService.class).paid(7);

    assertThat(client.next()).isEqualTo("42/orders,[\"paid\",7]");
  }

  @Test
  void theNamespacesOfInjectionPointsAndObserversExistFromTheStart() {
    assertThat(app.io().namespaces())
        .extracting(Namespace::name)
        .containsExactlyInAnyOrder("/", "/orders", "/admin", "/chat", "/idle");
  }

  @Test
  void theNamespaceOfAClassIsThatOfItsObserversButDoesNotQualifyTheBean() {
    Client client = Client.open(app.io());
    client.join("/admin");
    client.join("/chat");

    assertThat(client.ask("42/admin,1[\"where\"]")).isEqualTo("43/admin,1[\"/admin\"]");
    assertThat(client.ask("42/chat,2[\"where\"]")).isEqualTo("43/chat,2[\"/chat\"]");
    assertThat(app.bean(Admin.class)).isNotNull();
  }

  @Test
  void injectsTheServer() {
    Client client = app.client();

    app.bean(SocketIoServer.class).emit("news");

    assertThat(client.next()).isEqualTo("42[\"news\"]");
  }

  @Test
  void injectsThePartsOfTheServer() {
    Client client = app.client();

    assertThat(app.bean(EngineServer.class).clientsCount()).isEqualTo(1);
    assertThat(app.bean(SocketIoOptions.class)).isSameAs(app.io().options());
    assertThat(client.ask("421[\"session\"]")).isEqualTo("431[true,\"websocket\"]");
  }

  @SocketScoped
  static class Owner {
    @Inject Socket socket;

    Socket socket() {
      return socket;
    }
  }

  @ApplicationScoped
  static class OrderService {
    @Inject
    @OfNamespace("orders")
    Namespace orders;

    void paid(long id) {
      orders.emit("paid", id);
    }
  }

  @ApplicationScoped
  @SocketNamespace("admin")
  static class Admin {
    String where(@Observes @OnSocketEvent("where") EventArgs args, Namespace namespace) {
      return namespace.name();
    }

    String elsewhere(
        @Observes @OnSocketEvent(value = "where", namespace = "/chat") EventArgs args,
        Namespace namespace) {
      return namespace.name();
    }
  }

  @ApplicationScoped
  static class Observers {
    private final Map<String, Socket> kept = new ConcurrentHashMap<>();
    private Socket ownersSocket;
    @Inject Socket socket;
    @Inject Handshake handshake;
    @Inject SocketEvent event;
    @Inject Namespace namespace;
    @Inject Ack ack;
    @Inject EngineSocket connection;
    @Inject Instance<Socket> sockets;

    void parameters(
        @Observes @OnSocketEvent("parameters") EventArgs args,
        Socket socket,
        Handshake handshake,
        SocketEvent event,
        Namespace namespace,
        SocketIoServer io,
        Ack ack) {
      boolean same = io.sockets().contains(socket) && event.socket() == socket;
      ack.send(socket.id(), handshake.address(), event.name(), namespace.name(), same);
    }

    void fields(@Observes @OnSocketEvent("fields") EventArgs args) {
      ack.send(
          socket.id(),
          handshake.address(),
          event.name(),
          namespace.name(),
          ack.requested() && !ack.sent());
    }

    void session(@Observes @OnSocketEvent("session") EventArgs args, EngineSocket session) {
      ack.send(session == socket.connection(), connection.transport());
    }

    String lookup(@Observes @OnSocketEvent("lookup") EventArgs args) {
      return sockets.get().id();
    }

    Void keep(@Observes @OnSocketEvent("keep") String name, Socket socket) {
      kept.put(name, socket);
      return null;
    }

    String kept(@Observes @OnSocketEvent("kept") String name) {
      return kept.get(name).id();
    }

    Void own(@Observes @OnSocketEvent("own") EventArgs args, Owner own) {
      ownersSocket = own.socket();
      return null;
    }

    Socket ownersSocket() {
      return ownersSocket;
    }

    String socketId() {
      return socket.id();
    }

    String socketText() {
      return socket.toString();
    }
  }

  @ApplicationScoped
  @SocketNamespace("/idle")
  static class Idle {}
}
