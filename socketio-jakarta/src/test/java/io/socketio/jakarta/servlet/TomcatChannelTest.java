// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.WebSocketChannel;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long Tomcat may hold a thread for what it sends by itself, which are pongs. */
final class TomcatChannelTest {
  private static final String TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
  private static final long SHORT = 500;
  private static final int MOST_LONG = 8;

  private final EngineOptions options = EngineOptions.builder().build();
  private final long sendTimeout = SessionChannel.sendTimeout(options).toMillis();
  private final Closer closer = new Closer();
  private final Writers writers = new Writers();

  @AfterEach
  void stop() {
    writers.close();
    closer.close();
  }

  @Test
  void notLongIfNothingIsBeingSent() {
    assertThat(new Client().timeout()).isEqualTo(SHORT);
  }

  @Test
  void asLongAsTheSendThatIsUnderWay() {
    Client client = new Client();
    client.channel.send("large", failure -> {});
    assertThat(client.timeout()).isEqualTo(sendTimeout);
    client.takes();
    assertThat(client.timeout()).isEqualTo(SHORT);
  }

  @Test
  void onlyForSoManyClients() {
    List<Client> slow = new ArrayList<>();
    for (int i = 0; i < MOST_LONG; i++) {
      Client client = new Client();
      client.channel.send("large", failure -> {});
      slow.add(client);
    }
    Client oneMore = new Client();
    oneMore.channel.send("large", failure -> {});
    assertThat(oneMore.timeout()).isEqualTo(SHORT);
    oneMore.takes();

    slow.get(0).takes();
    oneMore.channel.send("large", failure -> {});
    assertThat(oneMore.timeout()).isEqualTo(sendTimeout);
  }

  @Test
  void asLongAsAThreadOfOursWaits() {
    Client client = new Client();
    client.channel.patient().send("small", failure -> {});
    assertThat(client.timeoutsOfBlockingCalls).containsExactly(sendTimeout);
    assertThat(client.channel.beginBatch()).isTrue();
    client.channel.patient().send("small", failure -> {});
    client.channel.endBatch();
    assertThat(client.timeoutsOfBlockingCalls).hasSize(4).endsWith(sendTimeout, sendTimeout);
    assertThat(client.timeout()).isEqualTo(SHORT);
  }

  @Test
  void notLongerOnceItIsClosed() {
    Client client = new Client();
    client.channel.send("large", failure -> {});
    client.channel.closeNow(WebSocketChannel.NO_CODE, true);
    long timeout = client.timeout();
    client.takes();
    client.channel.send("more", failure -> {});
    assertThat(client.timeout()).isEqualTo(timeout).isLessThan(sendTimeout);
  }

  /** A session of Tomcat, and what its client does not take at once. */
  private final class Client {
    private final Map<String, Object> properties = new HashMap<>();
    private final Queue<SendHandler> sends = new ArrayDeque<>();
    private final List<Long> timeoutsOfBlockingCalls = new ArrayList<>();
    private final TomcatChannel channel =
        new TomcatChannel(session(), options, closer, new Backlog(100, new Semaphore(1)), writers);

    private Session session() {
      return proxy(
          Session.class,
          (method, args) ->
              switch (method) {
                case "getUserProperties" -> properties;
                case "getBasicRemote" -> proxy(RemoteEndpoint.Basic.class, this::block);
                case "getAsyncRemote" -> proxy(RemoteEndpoint.Async.class, this::begin);
                case "isOpen" -> false;
                default -> null;
              });
    }

    private Object block(String method, Object[] args) {
      timeoutsOfBlockingCalls.add(timeout());
      return null;
    }

    private Object begin(String method, Object[] args) {
      if (method.equals("sendText")) {
        sends.add((SendHandler) args[1]);
      }
      return null;
    }

    long timeout() {
      return (Long) properties.get(TIMEOUT);
    }

    void takes() {
      sends.remove().onResult(new SendResult());
    }
  }

  private interface Answers {
    Object answer(String method, Object[] args);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> answers.answer(method.getName(), args)));
  }
}
