// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static io.socketio.jakarta.servlet.WebClient.next;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.PollingExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A WebSocket that follows an answer on the same connection which did not fit into a buffer. Its
 * handshake is there before the answer has ended, so that Tomcat serves it as soon as that ends.
 */
@Timeout(60)
final class LargeAnswerTest {
  private static final int ROUNDS = 20;
  private static final int SMALL_RECEIVE_BUFFER = 4096;
  private static final int LARGE = 500_000;

  /** A masked text message, {@code 40}. */
  private static final byte[] CONNECT = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '4', '0'};

  private final SocketIoServer io = SocketIoServer.builder().build();
  private final ScriptedEngine engine = new ScriptedEngine(EngineOptions.builder().build());
  private final BlockingQueue<PollingExchange> polls = new LinkedBlockingQueue<>();
  private TomcatServer tomcat;

  @BeforeEach
  void start() {
    engine.onHttp = polls::add;
    tomcat = new TomcatServer();
    tomcat.deploy(
        "",
        context -> {
          SocketIo.install(context, io);
          SocketIo.install(context, engine, "/engine.io");
        });
  }

  @AfterEach
  void stop() {
    tomcat.close();
  }

  /** The thread of the servlet begins to write. */
  @Test
  void isReadAfterAClientFile() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      try (RawConnection connection = new RawConnection(tomcat.port(), SMALL_RECEIVE_BUFFER)) {
        connection.send("GET /socket.io/socket.io.js.map HTTP/1.1", "Host: x", "");
        assertWebSocketFollows(connection);
      }
    }
  }

  /** The thread of whoever has an answer begins to write. */
  @Test
  void isReadAfterAPoll() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      int receiveBuffer = round % 2 == 0 ? SMALL_RECEIVE_BUFFER : 0;
      try (RawConnection connection = new RawConnection(tomcat.port(), receiveBuffer)) {
        connection.send("GET /engine.io/ HTTP/1.1", "Host: x", "");
        PollingExchange poll = next(polls);
        Thread other = new Thread(() -> poll.respond(ScriptedEngine.reply(200, "x".repeat(LARGE))));
        other.start();
        assertWebSocketFollows(connection);
        other.join();
      }
    }
  }

  private static void assertWebSocketFollows(RawConnection connection) throws IOException {
    connection.upgrade("/socket.io/?EIO=4&transport=websocket");
    String head = connection.head();
    assertThat(head).startsWith("HTTP/1.1 200");
    int length = Integer.parseInt(head.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
    assertThat(connection.in().readNBytes(length)).hasSize(length);
    assertThat(connection.head()).startsWith("HTTP/1.1 101");
    connection.out().write(CONNECT);
    assertThat(frame(connection.in())).startsWith("0{");
    assertThat(frame(connection.in())).startsWith("40{");
  }

  /** A text frame of less than 126 bytes. */
  private static String frame(InputStream in) throws IOException {
    assertThat(in.read()).as("a whole text frame").isEqualTo(0x81);
    return new String(in.readNBytes(in.read()), US_ASCII);
  }
}
