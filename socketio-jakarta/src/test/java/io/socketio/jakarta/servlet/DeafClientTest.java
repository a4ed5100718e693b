// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.servlet.WebClient.Frames;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients on a real Tomcat that do not read what is sent to them, while others do. */
@Timeout(120)
final class DeafClientTest {
  private static final int DEAF = 8;
  private static final int BROADCASTS = 200;
  private static final int RECEIVE_BUFFER_BYTES = 4096;
  private static final int FLOOD_BYTES = 16_000_000;

  /** Masked by zeros. */
  private static final byte[] CONNECT = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '4', '0'};

  private final SocketIoServer io = SocketIoServer.builder().build();
  private final List<RawConnection> deaf = new ArrayList<>();
  private final ExecutorService floods = Executors.newCachedThreadPool();
  private final Frames frames = new Frames();
  private TomcatServer tomcat;

  @BeforeEach
  void start() throws Exception {
    tomcat = new TomcatServer();
    tomcat.deploy("", context -> SocketIo.install(context, io));
    for (int i = 0; i < DEAF; i++) {
      deaf.add(connectDeaf());
    }
    var healthy = new WebClient(tomcat).connect("/socket.io/?EIO=4&transport=websocket", frames);
    assertThat(frames.next()).startsWith("text 0");
    healthy.sendText("40", true).join();
    assertThat(frames.next()).startsWith("text 40");
  }

  @AfterEach
  void stop() throws IOException {
    for (RawConnection each : deaf) {
      each.close();
    }
    floods.shutdownNow();
    tomcat.close();
  }

  @Test
  void doNotKeepOthersFromABroadcast() throws Exception {
    String large = "x".repeat(10_000);
    for (int i = 0; i < BROADCASTS; i++) {
      io.emit("news", i, large);
      assertThat(frames.next()).startsWith("text 42[\"news\"," + i + ",");
    }
  }

  /** Tomcat answers pings itself, and blocks when its answers are not read. */
  @Test
  void doNotKeepOthersFromABroadcastWhileTheyFloodUsWithPings() throws Exception {
    deaf.forEach(each -> floods.execute(() -> flood(each)));
    for (int i = 0; i < BROADCASTS; i++) {
      io.emit("news", i);
      assertThat(frames.next()).isEqualTo("text 42[\"news\"," + i + "]");
    }
  }

  private RawConnection connectDeaf() throws IOException {
    RawConnection connection = new RawConnection(tomcat.port(), RECEIVE_BUFFER_BYTES);
    connection.upgrade("/socket.io/?EIO=4&transport=websocket");
    assertThat(connection.head()).startsWith("HTTP/1.1 101");
    connection.out().write(CONNECT);
    return connection;
  }

  private static void flood(RawConnection connection) {
    byte[] ping = new byte[131];
    ping[0] = (byte) 0x89;
    ping[1] = (byte) (0x80 | 125);
    try {
      OutputStream out = connection.out();
      for (int sent = 0; sent < FLOOD_BYTES; sent += ping.length) {
        out.write(ping);
      }
    } catch (IOException expected) {
      // It was cut, or the test is over.
    }
  }
}
