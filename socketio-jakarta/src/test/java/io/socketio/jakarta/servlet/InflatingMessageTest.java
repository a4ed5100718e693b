// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineGateway.Granted;
import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.ResponseHeaders;
import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.engine.WebSocketReceiver;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed messages that become a thousand times as long, on a real Tomcat. */
final class InflatingMessageTest {
  private static final int LIMIT = 100_000;
  private static final int INFLATED = 20_000_000;
  private static final int FIRST_AND_LAST = 0x80;
  private static final int COMPRESSED = 0x40;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int MASKED_WITH_LONG_LENGTH = 0xff;

  private final ScriptedEngine engine =
      new ScriptedEngine(
          EngineOptions.builder().maxHttpBufferSize(LIMIT).perMessageDeflate(true).build());
  private final Server server = new Server();
  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final Logger root = Logger.getLogger("");
  private final Handler log = new Log();
  private TomcatServer tomcat;

  @BeforeEach
  void start() {
    tomcat = new TomcatServer();
    tomcat.deploy("", context -> SocketIo.install(context, engine, "/engine.io"));
    engine.onUpgrade = request -> completedFuture(server);
    root.addHandler(log);
  }

  @AfterEach
  void stop() {
    root.removeHandler(log);
    tomcat.close();
  }

  /** The engine does not close the session here. */
  @ParameterizedTest
  @ValueSource(ints = {TEXT, BINARY})
  void theReadingEndsSoonAfterTheLimitAndWithItTheConnection(int type) throws Exception {
    try (RawConnection connection = new RawConnection(tomcat.port())) {
      connection.send(
          "GET /engine.io/?EIO=4&transport=websocket HTTP/1.1",
          "Host: x",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "Sec-WebSocket-Extensions: permessage-deflate",
          "");
      assertThat(connection.head()).contains("permessage-deflate");
      connection.out().write(frame(type, deflated()));
      assertThat(WebClient.next(server.events)).isEqualTo("too large");
      assertThat(WebClient.next(server.events)).isEqualTo("closed null");
      awaitEnd(connection);
    }
    assertThat(logged).isEmpty();
  }

  /** What the server has not read may make that a reset. */
  private static void awaitEnd(RawConnection connection) {
    try {
      connection.rest();
    } catch (IOException e) {
      assertThat(e).isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  private static byte[] frame(int type, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(frame);
    out.write(FIRST_AND_LAST | COMPRESSED | type);
    out.write(MASKED_WITH_LONG_LENGTH);
    out.writeLong(payload.length);
    out.writeInt(0);
    out.write(payload);
    return frame.toByteArray();
  }

  private static byte[] deflated() {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    deflater.setInput(new byte[INFLATED]);
    byte[] compressed = new byte[INFLATED / 100];
    int length = deflater.deflate(compressed, 0, compressed.length, Deflater.SYNC_FLUSH);
    deflater.end();
    return Arrays.copyOf(compressed, length - 4);
  }

  /** Writes down what happens. */
  private static final class Server implements Granted, WebSocketReceiver {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Override
    public ResponseHeaders headers() {
      return new ResponseHeaders();
    }

    @Override
    public WebSocketReceiver open(WebSocketChannel opened) {
      return this;
    }

    @Override
    public void abandon() {}

    @Override
    public void text(String frame) {
      events.add("text");
    }

    @Override
    public void binary(ByteBuffer bytes) {
      events.add("binary");
    }

    @Override
    public void tooLarge() {
      events.add("too large");
    }

    @Override
    public boolean isPaused() {
      return false;
    }

    @Override
    public void overrun() {}

    @Override
    public void closed(Throwable failure) {
      events.add("closed " + failure);
    }
  }

  /** Takes down what is worth a look. */
  private final class Log extends Handler {
    @Override
    public void publish(LogRecord record) {
      if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
        logged.add(record.getLevel() + " " + record.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
