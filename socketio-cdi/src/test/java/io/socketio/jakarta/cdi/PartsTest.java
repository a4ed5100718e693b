// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.ResponseHeaders;
import io.socketio.jakarta.jsonb.JsonbCodec;
import io.socketio.jakarta.parser.JsonCodec;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What takes part because of its type is told in the log, and what does not, too. */
final class PartsTest {
  @Test
  void theLogNamesTheBeansThatTakePart() {
    try (LogCapture log = new LogCapture(ServerParts.class);
        Application app = Application.of(Guard.class, Requests.class)) {
      assertThat(app.io().namespaces()).isNotEmpty();

      assertThat(log.messages())
          .containsExactly(
              "beans that take part in the Socket.IO server: ConnectMiddleware "
                  + Guard.class.getName()
                  + "; EngineMiddleware "
                  + Requests.class.getName());
    }
  }

  @Test
  void anAlternativeReplacesTheMiddlewareOfItsNamespaceAlone() {
    try (LogCapture log = new LogCapture(ServerParts.class);
        Application app = Application.of(Guard.class, OfNews.class, Replacement.class)) {
      Client client = Client.open(app.io());
      client.join("/");
      client.join("/news");

      assertThat(app.notes().next()).isEqualTo("replacement asked");
      assertThat(app.notes().next()).isEqualTo("news asked");
      app.notes().expectNone();
      assertThat(log.messages())
          .filteredOn(message -> message.contains("takes no part"))
          .singleElement()
          .asString()
          .contains(Guard.class.getName());
    }
  }

  @Test
  void aCodecWithQualifierIsNoPartAndTheLogTells() {
    try (LogCapture log = new LogCapture(ServerParts.class);
        Application app = Application.of(QualifiedCodec.class)) {
      assertThat(app.io().namespaces()).isNotEmpty();

      assertThat(log.messages())
          .singleElement()
          .asString()
          .contains("takes no part")
          .contains(QualifiedCodec.class.getName());
    }
  }

  @Test
  void theLogNamesMiddlewareThatIsNoBean() {
    ConnectMiddleware anonymous =
        new ConnectMiddleware() {
          @Override
          public CompletionStage<Outcome> connect(Socket candidate) {
            return CompletableFuture.completedFuture(Outcome.accept());
          }
        };
    try (LogCapture log = new LogCapture(ServerParts.class)) {
      new ServerParts()
          .logMissing(
              List.of(
                  Forgotten.class,
                  HandedOver.class,
                  Base.class,
                  Contract.class,
                  anonymous.getClass(),
                  Requests.class));

      assertThat(log.messages())
          .hasSize(2)
          .anySatisfy(
              message ->
                  assertThat(message)
                      .startsWith(
                          Forgotten.class.getName() + " implements ConnectMiddleware, but is no"))
          .anySatisfy(
              message ->
                  assertThat(message)
                      .startsWith(
                          Requests.class.getName() + " implements EngineMiddleware, but is no"));
    }
  }

  @ApplicationScoped
  static class Guard implements ConnectMiddleware {
    @Inject Notes notes;

    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      notes.add("guard asked");
      return CompletableFuture.completedFuture(Outcome.accept());
    }
  }

  @ApplicationScoped
  @SocketNamespace("/news")
  static class OfNews implements ConnectMiddleware {
    @Inject Notes notes;

    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      notes.add("news asked");
      return CompletableFuture.completedFuture(Outcome.accept());
    }
  }

  @Alternative
  @Priority(1)
  @ApplicationScoped
  static class Replacement implements ConnectMiddleware {
    @Inject Notes notes;

    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      notes.add("replacement asked");
      return CompletableFuture.completedFuture(Outcome.accept());
    }
  }

  @ApplicationScoped
  static class Requests implements EngineMiddleware {
    @Override
    public CompletionStage<Boolean> handle(EngineRequest request, ResponseHeaders headers) {
      return CompletableFuture.completedFuture(true);
    }
  }

  @Qualifier
  @Retention(RetentionPolicy.RUNTIME)
  @interface Archive {}

  @ApplicationScoped
  static class QualifiedCodec {
    @Produces
    @Archive
    JsonCodec codec() {
      return new JsonbCodec();
    }
  }

  interface Contract extends ConnectMiddleware {}

  abstract static class Base implements ConnectMiddleware {}

  static class Forgotten extends Base {
    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      return CompletableFuture.completedFuture(Outcome.accept());
    }
  }

  @Vetoed
  static class HandedOver extends Base {
    @Override
    public CompletionStage<Outcome> connect(Socket candidate) {
      return CompletableFuture.completedFuture(Outcome.accept());
    }
  }
}
