// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.EventArgs;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events of clients and events fired by the application do not meet. */
final class FiredEventTest {
  private final Application app = Application.of(Observers.class);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void observersCanBeTestedByFiringTheQualifier() {
    app.bean(Observers.class).fire(OnSocketEvent.Literal.of("price"), "tea");
    assertThat(app.notes().next()).isEqualTo("any tea");
    assertThat(app.notes().next()).isEqualTo("price of tea");

    app.bean(Observers.class).fireAsync(OnSocketEvent.Literal.of("slow"), "coffee");
    assertThat(app.notes().next()).isEqualTo("slow coffee");
  }

  @Test
  void firingWithinADeliveryDoesNotAcknowledge() {
    Client client = app.client();

    client.send("421[\"fire\"]");

    assertThat(app.notes().next()).isEqualTo("any cake");
    assertThat(app.notes().next()).isEqualTo("price of cake");
    assertThat(client.ask("422[\"price\",\"tea\"]")).isEqualTo("432[\"price of tea\"]");
  }

  @Test
  void eventsOfClientsReachNoUnqualifiedObserver() {
    Client client = app.client();

    assertThat(client.ask("421[\"price\",\"tea\"]")).isEqualTo("431[\"price of tea\"]");

    assertThat(app.notes().next()).isEqualTo("price of tea");
    app.notes().expectNone();
  }

  @ApplicationScoped
  static class Observers {
    @Inject Notes notes;
    @Inject @Any Event<String> strings;

    void fire(OnSocketEvent qualifier, String text) {
      strings.select(qualifier).fire(text);
    }

    void fireAsync(OnSocketEvent qualifier, String text) {
      CompletionStage<String> fired = strings.select(qualifier).fireAsync(text);
      assertThat(fired).isNotNull();
    }

    void fireWhileDelivering(@Observes @OnSocketEvent("fire") EventArgs args) {
      fire(OnSocketEvent.Literal.of("price"), "cake");
    }

    String price(@Observes @OnSocketEvent("price") String item) {
      notes.add("price of " + item);
      return "price of " + item;
    }

    String slow(@ObservesAsync @OnSocketEvent("slow") String item) {
      notes.add("slow " + item);
      return item;
    }

    void everything(@Observes @Priority(1) @Any Object event) {
      if (event.equals("tea") || event.equals("cake")) { // containers fire strings, too
        notes.add("any " + event);
      }
    }
  }
}
