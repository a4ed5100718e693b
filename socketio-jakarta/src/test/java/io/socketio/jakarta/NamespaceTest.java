// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
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
  void socketAndNamespaceLeadToWhatTheyBelongTo() {
    io.of(Pattern.compile("/room-.*"));
    FakeClient client = FakeClient.open(io);
    for (String name : List.of("/", "/chat", "/room-9")) {
      io.of(name);
      Socket socket = io.of(name).socket(client.join(name)).orElseThrow();
      assertThat(socket.namespace()).isSameAs(io.of(name));
      assertThat(socket.namespace().name()).isEqualTo(name);
      assertThat(socket.namespace().server()).isSameAs(io);
    }
    assertThat(io.of(Pattern.compile("/other-.*")).server()).isSameAs(io);
  }
}
