// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketIoOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * To observers a socket that is recovered comes like any other, with what belongs to its session.
 */
final class RecoveryTest {
  private static final Pattern WELCOME =
      Pattern.compile("40\\{\"sid\":\"(.{20})\",\"pid\":\"(.{20})\"}");

  private final Application app = Application.of(Observers.class, Draft.class);
  private Client client = Client.open(app.io());

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void dataAndRoomsAreThereOnConnectButScopedBeansAreNew() {
    Matcher first = welcome("40");
    assertThat(app.notes().next()).isEqualTo("connecting");
    assertThat(app.notes().next()).isEqualTo("new, user null, rooms 1, draft empty");
    assertThat(client.ask("421[\"write\",\"hello\"]")).isEqualTo("431[\"hello\"]");

    client.drop();
    assertThat(app.notes().next()).isEqualTo("left, draft hello");
    assertThat(app.notes().next()).isEqualTo("draft hello thrown away");

    client = Client.open(app.io());
    Matcher second = welcome("40{\"pid\":\"" + first.group(2) + "\"}");
    assertThat(second.group(1)).isEqualTo(first.group(1));
    assertThat(app.notes().next()).isEqualTo("recovered, user ann, rooms 2, draft empty");
    assertThat(client.ask("422[\"write\",\" again\"]")).isEqualTo("432[\" again\"]");
    app.notes().expectNone();
  }

  private Matcher welcome(String connect) {
    String answer = client.ask(connect);
    Matcher matcher = WELCOME.matcher(answer);
    assertThat(matcher.matches()).as(answer).isTrue();
    return matcher;
  }

  /** What a user has not sent yet. */
  @SocketScoped
  static class Draft {
    private String text = "";
    @Inject Notes notes;

    String write(String more) {
      text += more;
      return text;
    }

    String text() {
      return text.isEmpty() ? "empty" : text;
    }

    @PreDestroy
    void destroy() {
      if (!text.isEmpty()) {
        notes.add("draft " + text + " thrown away");
      }
    }
  }

  @ApplicationScoped
  static class Observers {
    @Inject Notes notes;
    @Inject Draft draft;

    void options(@Observes SocketIoOptions.Builder options) {
      options.connectionStateRecovery(Duration.ofMinutes(1));
    }

    void connecting(@Observes @OnConnecting ConnectRequest request) {
      notes.add("connecting"); // not asked about sockets that are recovered
    }

    void connected(@Observes @OnConnect Socket socket) {
      notes.add(
          (socket.recovered() ? "recovered" : "new")
              + ", user "
              + socket.data().get("user")
              + ", rooms "
              + socket.rooms().size()
              + ", draft "
              + draft.text());
    }

    String write(@Observes @OnSocketEvent("write") String text, Socket socket) {
      socket.data().put("user", "ann");
      socket.join("writers");
      return draft.write(text);
    }

    void left(@Observes @OnDisconnect DisconnectEvent event) {
      notes.add("left, draft " + draft.text());
    }
  }
}
