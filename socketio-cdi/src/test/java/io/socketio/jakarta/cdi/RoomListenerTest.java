// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.adapter.RoomListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Beans that are room listeners are told of the rooms of their namespaces. */
final class RoomListenerTest {
  private final Application app = Application.of(Lobby.class, Teams.class);
  private final Client client = Client.open(app.io());

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void areToldOfTheMainNamespaceWithoutAnnotation() {
    String id = client.join("/");

    assertThat(app.notes().next()).isEqualTo("created " + id);
    assertThat(app.notes().next()).isEqualTo("joined " + id + " by " + id);
    client.send("41");
    assertThat(app.notes().next()).isEqualTo("left " + id + " by " + id);
    assertThat(app.notes().next()).isEqualTo("deleted " + id);
    app.notes().expectNone();
  }

  @Test
  void areToldOfTheNamespacesOfAPattern() {
    String id = client.join("/team-7");

    assertThat(app.notes().next()).isEqualTo("team room " + id);
    app.notes().expectNone();
  }

  @ApplicationScoped
  static class Lobby implements RoomListener {
    @Inject Notes notes;

    @Override
    public void created(String room) {
      notes.add("created " + room);
    }

    @Override
    public void joined(String room, String socketId) {
      notes.add("joined " + room + " by " + socketId);
    }

    @Override
    public void left(String room, String socketId) {
      notes.add("left " + room + " by " + socketId);
    }

    @Override
    public void deleted(String room) {
      notes.add("deleted " + room);
    }
  }

  @ApplicationScoped
  @SocketNamespace("/team-{id}")
  static class Teams implements RoomListener {
    @Inject Notes notes;

    @Override
    public void created(String room) {
      notes.add("team room " + room);
    }
  }
}
