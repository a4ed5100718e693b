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
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More clients than a real Tomcat has threads, none of which keeps one to itself. */
@Timeout(60)
final class ReadingTest {
  private static final int THREADS = 2;
  private static final int CLIENTS = 2 * THREADS;
  private static final int MANY = 1000;

  /** More than may hold a thread by their pings. */
  private static final int MANY_SLOW = 12;

  private static final int SMALL_BUFFER = 4096;

  /** More than the network takes. */
  private static final int LARGE = 16 << 20;

  private static final int MOST_IN_A_PING = 125;

  private static final byte MASKED = (byte) 0x80;
  private static final byte PING = (byte) 0x89;
  private static final byte PONG = (byte) 0x8a;
  private static final byte TEXT = (byte) 0x81;
  private static final byte BINARY = (byte) 0x82;
  private static final byte NO_END_OF_A_TEXT = 0x01;
  private static final byte NO_END = 0;

  private final ScriptedEngine engine = new ScriptedEngine();
  private final BlockingQueue<Client> clients = new LinkedBlockingQueue<>();
  private final List<RawConnection> connections = new ArrayList<>();
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
  void stop() throws IOException {
    for (RawConnection connection : connections) {
      connection.close();
    }
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

  @ParameterizedTest
  @ValueSource(bytes = {PONG, BINARY, NO_END_OF_A_TEXT})
  void clientsThatSendWithoutABreakTakeTurns(byte frame) throws Exception {
    for (int i = 0; i < CLIENTS; i++) {
      RawConnection connection = open();
      connection.out().write(empty(frame, 1));
      // The parts of a text that follow the first have no type.
      flood(connection, empty(frame == NO_END_OF_A_TEXT ? NO_END : frame, MANY));
    }
    for (int i = 0; i < 10; i++) {
      assertThat(http.get("/engine.io/").body()).isEqualTo("http");
    }
  }

  @Test
  void clientsThatSendPingsAndDoNotReadAreCutSoon() throws Exception {
    ByteBuffer pings = ByteBuffer.allocate(MANY * (6 + MOST_IN_A_PING));
    while (pings.hasRemaining()) {
      pings.put(PING).put((byte) (MASKED | MOST_IN_A_PING)).put(new byte[4 + MOST_IN_A_PING]);
    }
    for (int i = 0; i < CLIENTS; i++) {
      flood(open(), pings.array());
    }
    for (int i = 0; i < CLIENTS; i++) {
      assertThat(next(next(clients).events)).isEqualTo("closed");
    }
    assertThat(http.get("/engine.io/").body()).isEqualTo("http");
  }

  @Test
  void clientsThatAreSlowToReadAreReadNevertheless() throws Exception {
    BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    List<RawConnection> slow = new ArrayList<>();
    for (int i = 0; i < MANY_SLOW; i++) {
      RawConnection connection = open();
      Client client = next(clients);
      ByteBuffer message = ByteBuffer.allocate(LARGE);
      client.channel.send(message, failure -> sent.add("sent: " + failure));
      connection.out().write(new byte[] {TEXT, MASKED | 1, 0, 0, 0, 0, 'a'});
      assertThat(next(client.events)).isEqualTo("a");
      slow.add(connection);
    }
    assertThat(sent).isEmpty();
    for (RawConnection connection : slow) {
      connection.in().skipNBytes(2 + Long.BYTES + LARGE);
      assertThat(next(sent)).isEqualTo("sent: null");
    }
  }

  private RawConnection open() throws IOException {
    RawConnection connection = new RawConnection(tomcat.port(), SMALL_BUFFER);
    connections.add(connection);
    connection.upgrade("/engine.io/?transport=websocket");
    assertThat(connection.head()).startsWith("HTTP/1.1 101");
    return connection;
  }

  private static void flood(RawConnection connection, byte[] frames) throws IOException {
    OutputStream out = connection.out();
    Thread flood = new Thread(() -> write(out, frames));
    flood.setDaemon(true);
    flood.start();
  }

  private static byte[] empty(byte type, int count) {
    ByteBuffer frames = ByteBuffer.allocate(count * 6);
    while (frames.hasRemaining()) {
      frames.put(type).put(MASKED).putInt(0);
    }
    return frames.array();
  }

  private static void write(OutputStream out, byte[] frames) {
    try {
      while (true) {
        out.write(frames);
      }
    } catch (IOException e) {
      // The test has closed it.
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
    public void binary(ByteBuffer bytes) {
      // There are many.
    }

    @Override
    public void abandon() {
      throw new AssertionError("abandoned");
    }
  }
}
