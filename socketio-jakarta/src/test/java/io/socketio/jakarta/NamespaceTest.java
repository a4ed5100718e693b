// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NamespaceTest extends ServerTest {
  @Test
  void theServerIsTheMainNamespace() {
    for (String name : List.of("/", "")) {
      io.of(name).onConnection(socket -> note("connected"));
    }
    FakeClient client = FakeClient.open(io);
    String id = client.join("/");

    assertThat(nextNote()).isEqualTo("connected");
    assertThat(nextNote()).isEqualTo("connected");
    assertThat(io.of("").sockets()).extracting(Socket::id).containsExactly(id);
    assertThat(io.of("/").socket(id)).isEqualTo(io.socket(id)).isPresent();
    io.of("/").emit("news");
    assertThat(client.next()).isEqualTo("42[\"news\"]");
  }

  @Test
  void theSlashOfANameMayBeLeftOut() {
    assertThat(io.of("chat")).isSameAs(io.of("/chat"));
    assertThat(io.of("chat").name()).isEqualTo("/chat");
  }

  @Test
  void aSocketLeadsToItsNamespaceOnItsOwnServerAlone() {
    FakeClient client = FakeClient.open(io);
    Socket socket = io.of("/chat").socket(client.join("/chat")).orElseThrow();

    assertThat(io.of(socket)).isSameAs(io.of("/chat"));
    assertThat(socket.namespace().name()).isEqualTo("/chat");
    try (SocketIoServer other = SocketIoServer.builder().build()) {
      assertThatThrownBy(() -> other.of(socket)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
