// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static io.socketio.jakarta.servlet.WebClient.next;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.PollingExchange;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers on a real Tomcat that their client reads late, or not at all. */
@Timeout(60)
final class UnreadAnswerTest {
  private static final int SMALL_RECEIVE_BUFFER = 4096;

  /** More than the buffers of the network take. */
  private static final int LARGE = 30_000_000;

  private final ScriptedEngine engine = new ScriptedEngine(EngineOptions.builder().build());
  private final BlockingQueue<PollingExchange> polls = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> taken = new CompletableFuture<>();
  private TomcatServer tomcat;

  @BeforeEach
  void start() {
    engine.onHttp = polls::add;
    tomcat = new TomcatServer();
    tomcat.deploy("", context -> SocketIo.install(context, engine, "/engine.io"));
  }

  @AfterEach
  void stop() {
    tomcat.close();
  }

  @Test
  void areTakenWhenTheClientHasReadThem() throws Exception {
    try (RawConnection connection = poll()) {
      answer(LARGE);
      assertThat(connection.head()).startsWith("HTTP/1.1 200");
      assertThat(taken).isNotDone();
      assertThat(connection.in().readNBytes(LARGE)).hasSize(LARGE);
      assertThat(taken).succeedsWithin(10, SECONDS);
    }
  }

  @Test
  void areTakenWhenTheClientHasLeft() throws Exception {
    try (RawConnection connection = poll()) {
      answer(LARGE);
      assertThat(connection.head()).startsWith("HTTP/1.1 200");
      connection.reset();
    }
    assertThat(taken).succeedsWithin(10, SECONDS);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 100_000})
  void areTakenAtOnceWhenTheNetworkHasRoom(int length) throws Exception {
    try (RawConnection connection = poll()) {
      answer(length);
      assertThat(taken).succeedsWithin(10, SECONDS);
      assertThat(connection.head()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void endWhereTheyAreDropped() throws Exception {
    try (RawConnection connection = poll()) {
      PollingExchange exchange = answer(LARGE);
      assertThat(connection.head()).startsWith("HTTP/1.1 200");
      exchange.destroy();
      assertThat(connection.rest().length()).isLessThan(LARGE);
      assertThat(taken).succeedsWithin(10, SECONDS);
    }
  }

  private RawConnection poll() throws Exception {
    return new RawConnection(tomcat.port(), SMALL_RECEIVE_BUFFER)
        .send("GET /engine.io/ HTTP/1.1", "Host: x", "");
  }

  private PollingExchange answer(int length) throws Exception {
    PollingExchange exchange = next(polls);
    exchange.respond(ScriptedEngine.reply(200, "x".repeat(length)), () -> taken.complete(null));
    return exchange;
  }
}
