// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.engine.TransportName;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SocketIoSettingsTest {
  @Test
  void takesSettingsByName() {
    SocketIoOptions options =
        SocketIoSettings.apply(
                Map.of(
                    "path", "/chat/",
                    "pingInterval", "PT10S",
                    "pingTimeout", " 500 ",
                    "transports", "websocket",
                    "httpCompression", "off",
                    "allowEIO3", "true",
                    "jsonp", "true",
                    "roles", "editor, admin",
                    "maxSessions", "2000",
                    "cors.origin", "https://a.example, https://b.example"),
                SocketIoOptions.builder())
            .build();

    assertThat(options.path()).isEqualTo("/chat");
    assertThat(options.engine().maxSessions()).isEqualTo(2_000);
    assertThat(options.engine().pingInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(options.engine().pingTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(options.engine().transports()).containsExactly(TransportName.WEBSOCKET);
    assertThat(options.engine().httpCompression()).isEmpty();
    assertThat(options.engine().allowEIO3()).isTrue();
    assertThat(options.engine().jsonp()).isTrue();
    assertThat(options.engine().roles()).containsExactlyInAnyOrder("editor", "admin");
    assertThat(options.engine().cors().orElseThrow().matches("https://b.example")).isTrue();
  }

  @Test
  void listsEveryProblemAtOnce() {
    SocketIoOptions.Builder builder = SocketIoOptions.builder();

    assertThatThrownBy(
            () ->
                SocketIoSettings.apply(
                    Map.of(
                        "pingIntervall", "1",
                        "pingTimeout", "-1",
                        "maxAttachments", "many",
                        "maxSessions", "0",
                        "maxChildNamespaces", "-1",
                        "maxAuthBytes", "0",
                        "maxIncompleteBytes", "0",
                        "maxSocketBytes", "0",
                        "roles", "editor,,admin"),
                    builder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown option pingIntervall")
        .hasMessageContaining("pingTimeout=-1")
        .hasMessageContaining("maxAttachments=many")
        .hasMessageContaining("maxSessions=0 (maxSessions must be positive)")
        .hasMessageContaining("maxChildNamespaces=-1 (maxChildNamespaces must be positive)")
        .hasMessageContaining("maxAuthBytes=0 (maxAuthBytes must be positive)")
        .hasMessageContaining("maxSocketBytes=0 (maxSocketBytes must be positive)")
        .hasMessageContaining("maxIncompleteBytes=0 (maxIncompleteBytes must be positive)")
        .hasMessageContaining("roles=editor,,admin (roles must not be blank)");
  }
}
