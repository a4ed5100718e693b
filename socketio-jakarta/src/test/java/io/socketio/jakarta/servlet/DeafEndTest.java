// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.servlet.WebClient.Frames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of others while a real Tomcat closes the WebSockets of clients that do not read. */
@Timeout(60)
final class DeafEndTest {
  /** More than there are threads that may wait for one of them. */
  private static final int DEAF = 50;

  private static final int BUFFER_BYTES = 4096;

  /** More than the network takes for a client that does not read. */
  private static final int LARGE = 100_000;

  private static final long MAX_BUFFERED_BYTES = 150_000;

  /** Masked by zeros. */
  private static final byte[] CONNECT = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '4', '0'};

  private final BlockingQueue<Socket> sockets = new LinkedBlockingQueue<>();
  private final CountDownLatch cut = new CountDownLatch(DEAF);
  private final List<RawConnection> deaf = new ArrayList<>();
  private final Frames frames = new Frames();
  private SocketIoServer io;
  private TomcatServer tomcat;

  @BeforeEach
  void start() {
    io =
        SocketIoServer.builder()
            .options(
                SocketIoOptions.builder()
                    .engine(engine -> engine.maxBufferedBytes(MAX_BUFFERED_BYTES))
                    .build())
            .build();
    io.onConnection(sockets::add);
    tomcat =
        new TomcatServer(connector -> connector.setProperty("socket.txBufSize", "" + BUFFER_BYTES));
    tomcat.deploy("", context -> SocketIo.install(context, io));
  }

  @AfterEach
  void stop() throws IOException {
    for (RawConnection each : deaf) {
      each.close();
    }
    tomcat.close();
  }

  @Test
  void aHealthyClientIsNotKeptWaitingForItsOwn() throws Exception {
    new WebClient(tomcat)
        .connect("/socket.io/?EIO=4&transport=websocket", frames)
        .sendText("40", true)
        .join();
    Socket healthy = WebClient.next(sockets);
    for (int i = 0; i < DEAF; i++) {
      deaf.add(connectDeaf());
      Socket socket = WebClient.next(sockets);
      socket.join("deaf");
      socket.onDisconnect(reason -> cut.countDown());
    }
    String large = "x".repeat(LARGE);
    while (!cut.await(1, MILLISECONDS)) {
      io.to("deaf").emit("news", large);
    }

    healthy.disconnect(true);

    assertThat(frames.next()).startsWith("text 0");
    assertThat(frames.next()).startsWith("text 40");
    assertThat(frames.next()).isEqualTo("text 41");
    assertThat(frames.next()).isEqualTo("close 1000");
  }

  private RawConnection connectDeaf() throws IOException {
    RawConnection connection = new RawConnection(tomcat.port(), BUFFER_BYTES);
    connection.upgrade("/socket.io/?EIO=4&transport=websocket");
    assertThat(connection.head()).startsWith("HTTP/1.1 101");
    connection.out().write(CONNECT);
    return connection;
  }
}
