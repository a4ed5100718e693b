// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static io.socketio.jakarta.servlet.WebClient.next;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineGateway.Granted;
import io.socketio.jakarta.engine.ResponseHeaders;
import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.engine.WebSocketReceiver;
import io.socketio.jakarta.servlet.WebClient.Frames;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More clients than a real Tomcat has threads, none of which keeps one to itself. */
@Timeout(60)
final class ReadingTest {
  private static final int THREADS = 2;
  private static final int CLIENTS = 2 * THREADS;
  private static final int MANY = 1000;

  private final ScriptedEngine engine = new ScriptedEngine();
  private final BlockingQueue<Client> clients = new LinkedBlockingQueue<>();
  private TomcatServer tomcat;
  private WebClient http;

  @BeforeEach
  void start() {
    tomcat = new TomcatServer(c -> c.setProperty("maxThreads", Integer.toString(THREADS)));
    http = new WebClient(tomcat);
    tomcat.deploy("", context -> SocketIo.install(context, engine, "/engine.io"));
    engine.onUpgrade = request -> completedFuture(new Client());
  }

  @AfterEach
  void stop() {
    tomcat.close();
  }

  @Test
  void clientsThatAreToWaitHoldNoThread() throws Exception {
    List<Client> all = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      WebSocket socket = http.connect("/engine.io/?transport=websocket", new Frames());
      Client client = next(clients);
      client.paused(true);
      socket.sendText("a", true).get(10, SECONDS);
      assertThat(next(client.events)).isEqualTo("a");
      socket.sendText("b", true).get(10, SECONDS);
      socket.sendText("c", true).get(10, SECONDS);
      all.add(client);
    }
    assertThat(http.get("/engine.io/").body()).isEqualTo("http");
    for (Client client : all) {
      assertThat(client.events).isEmpty();
      client.paused(false);
      client.channel.resume();
      client.channel.resume();
      assertThat(next(client.events)).isEqualTo("b");
      assertThat(next(client.events)).isEqualTo("c");
    }
  }

  @Test
  void aClientMayWaitAgainAndAgain() throws Exception {
    WebSocket socket = http.connect("/engine.io/?transport=websocket", new Frames());
    Client client = next(clients);
    client.pausedByEach = true;
    for (int i = 0; i < MANY; i++) {
      socket.sendText(Integer.toString(i), true).get(10, SECONDS);
    }
    for (int i = 0; i < MANY; i++) {
      assertThat(next(client.events)).isEqualTo(Integer.toString(i));
      client.paused(false);
      client.channel.resume();
    }
  }

  /** One client, as the engine sees it. */
  private final class Client extends FakeReceiver implements Granted {
    private volatile WebSocketChannel channel;
    private volatile boolean pausedByEach;

    @Override
    public ResponseHeaders headers() {
      return new ResponseHeaders();
    }

    @Override
    public WebSocketReceiver open(WebSocketChannel opened) {
      channel = opened;
      clients.add(this);
      return this;
    }

    @Override
    public void text(String frame) {
      if (pausedByEach) {
        paused(true);
      }
      super.text(frame);
    }

    @Override
    public void abandon() {
      throw new AssertionError("abandoned");
    }
  }
}
