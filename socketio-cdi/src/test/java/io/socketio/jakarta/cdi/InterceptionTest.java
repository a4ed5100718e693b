// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Socket;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Interceptors of the application work on observers as on any method. */
final class InterceptionTest {
  private final Application app = Application.of(Observers.class, TransactionInterceptor.class);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void theAcknowledgementLeavesAfterTheTransactionHasCommitted() {
    Client client = app.client();

    client.send("421[\"save\",\"x\"]");

    assertThat(client.next()).isEqualTo("42[\"committed\"]");
    assertThat(client.next()).isEqualTo("431[\"saved x\"]");
  }

  @Test
  void aTransactionThatCannotCommitDoesNotAcknowledge() {
    Client client = app.client();

    client.send("421[\"save\",\"refused\"]");

    assertThat(app.notes().next()).isEqualTo("cannot commit");
    assertThat(client.ask("422[\"ping\"]")).isEqualTo("432[\"pong\"]");
  }

  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Transaction {}

  @Transaction
  @Interceptor
  @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
  static class TransactionInterceptor {
    @Inject Socket socket;

    @AroundInvoke
    Object commit(InvocationContext context) throws Exception {
      Object value = context.proceed();
      if (value.toString().contains("refused")) {
        throw new IllegalStateException("cannot commit");
      }
      socket.emit("committed");
      return value;
    }
  }

  @ApplicationScoped
  static class Observers {
    @Inject Notes notes;

    @Transaction
    String save(@Observes @OnSocketEvent("save") String text) {
      return "saved " + text;
    }

    String ping(@Observes @OnSocketEvent("ping") EventArgs args) {
      return "pong";
    }

    void failed(@Observes @OnSocketError SocketErrorEvent error) {
      notes.add(error.cause().getMessage());
    }
  }
}
