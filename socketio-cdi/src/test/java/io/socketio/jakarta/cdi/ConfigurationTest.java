// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.adapter.AdapterFactory;
import io.socketio.jakarta.adapter.InMemoryAdapter;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.jsonb.JsonbCodec;
import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.JsonParser;
import io.socketio.jakarta.parser.Parser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser.Event;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server is made of options from all sources and of the application's beans. */
final class ConfigurationTest {
  @AfterEach
  void clear() {
    System.clearProperty("socketio.pingInterval");
    System.clearProperty("socketio.maxPendingEvents");
    System.clearProperty("socketio.unknown");
  }

  @Test
  void anObserverOfTheBuilderChangesOptions() {
    try (Application app = Application.of(Options.class)) {
      assertThat(app.io().options().maxPendingEvents()).isEqualTo(7);
      assertThat(app.io().options().engine().pingInterval()).isEqualTo(Duration.ofSeconds(25));
    }
  }

  @Test
  void beansHelpTheObserverOfTheBuilder() {
    try (Application app = Application.of(Engine.class, Ids.class)) {
      PollingClient client = PollingClient.open(app.io());

      assertThat(client.handshake().body())
          .startsWith("0{\"sid\":\"session-1\"")
          .endsWith("\u001e4hello");
    }
  }

  @Test
  void microProfileConfigComesBeforeCode() {
    System.setProperty("socketio.pingInterval", "1000");
    System.setProperty("socketio.maxPendingEvents", "9");

    try (Application app = Application.of(Options.class)) {
      assertThat(app.io().options().engine().pingInterval()).isEqualTo(Duration.ofSeconds(1));
      assertThat(app.io().options().maxPendingEvents()).isEqualTo(7);
    }
  }

  @Test
  void unknownPropertiesAreNotOverlooked() {
    System.setProperty("socketio.unknown", "1");
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(new ClassLoader(loader) {}); // one Config per class loader
    try {
      assertThat(ConfigSettings.find()).containsEntry("unknown", "1");
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  @Test
  void beansTakeTheirPartInTheServer() {
    try (Application app = Application.of(Parts.class, Observers.class)) {
      Client client = app.client();

      assertThat(client.ask("421[\"price\",{\"amount\":\"12\"}]")).isEqualTo("431[12]");

      assertThat(app.notes().next()).isEqualTo("adapter of /");
      app.notes().expectNone();
    }
  }

  @Test
  void aParserBeanReplacesTheDefault() {
    try (Application app = Application.of(ParserBean.class, Observers.class)) {
      app.client();

      assertThat(app.notes().next()).isEqualTo("parser asked");
    }
  }

  @Test
  void twoBeansForOnePartAreAnError() {
    try (Application app = Application.of(TwoAdapters.class)) {
      SocketIoServer io = app.io();
      assertThatThrownBy(io::options)
          .hasStackTraceContaining("several beans of type " + AdapterFactory.class.getName());
    }
  }

  @Test
  void closesTheServerWithTheApplication() {
    Application app = Application.of();
    Executor executor = app.io().executor();
    app.client();

    app.close();

    AtomicReference<Thread> runner = new AtomicReference<>();
    executor.execute(() -> runner.set(Thread.currentThread()));
    assertThat(runner).as("a closed server has no threads").hasValue(Thread.currentThread());
  }

  @ApplicationScoped
  static class Options {
    void options(@Observes SocketIoOptions.Builder options) {
      options.maxPendingEvents(7);
    }
  }

  @ApplicationScoped
  static class Ids {
    private final AtomicInteger last = new AtomicInteger();

    String next(EngineRequest request) {
      return "session-" + last.incrementAndGet();
    }
  }

  @ApplicationScoped
  static class Engine {
    void options(@Observes SocketIoOptions.Builder options, Ids ids) {
      options.engine(
          engine -> engine.generateId(ids::next).initialPacket(EngineMessage.text("hello")));
    }
  }

  /** Payloads that only the application's codec can make. */
  public interface Price {
    int amount();
  }

  static final class PriceReader implements JsonbDeserializer<Price> {
    @Override
    public Price deserialize(
        jakarta.json.stream.JsonParser parser, DeserializationContext context, Type type) {
      int amount = 0;
      while (parser.hasNext()) {
        if (parser.next() == Event.VALUE_STRING) {
          amount = Integer.parseInt(parser.getString());
        }
      }
      int found = amount;
      return () -> found;
    }
  }

  @ApplicationScoped
  static class Parts {
    @Inject Notes notes;

    @Produces
    AdapterFactory adapters() {
      return host -> {
        notes.add("adapter of " + host.namespace());
        return new InMemoryAdapter(host);
      };
    }

    @Produces
    @ApplicationScoped
    JsonCodec codec() {
      return new JsonbCodec(new JsonbConfig().withDeserializers(new PriceReader()));
    }
  }

  @ApplicationScoped
  static class ParserBean {
    @Inject Notes notes;

    @Produces
    Parser parser() {
      notes.add("parser asked");
      return new JsonParser(new JsonbCodec());
    }
  }

  @ApplicationScoped
  static class TwoAdapters {
    @Produces
    AdapterFactory one() {
      return InMemoryAdapter::new;
    }

    @Produces
    AdapterFactory two() {
      return InMemoryAdapter::new;
    }
  }

  @ApplicationScoped
  static class Observers {
    int price(@Observes @OnSocketEvent("price") Price price) {
      return price.amount();
    }
  }
}
