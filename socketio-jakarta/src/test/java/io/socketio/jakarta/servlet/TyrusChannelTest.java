// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static io.socketio.jakarta.servlet.WebClient.next;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.engine.WebSocketChannel;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The channel on a real WebSocket of Tomcat, whose end tells which thread has closed it. */
@Timeout(60)
final class TyrusChannelTest {
  private static final int PING = 0x89;
  private static final int CLOSE = 0x88;

  /** Masked by zeros. */
  private static final byte[] TEXT = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '4', '0'};

  private static final byte[] PONG = {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0};

  private final Closer closer = new Closer();
  private final BlockingQueue<TyrusChannel> opened = new LinkedBlockingQueue<>();
  private final BlockingQueue<Thread> readers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Thread> closers = new LinkedBlockingQueue<>();
  private TomcatServer tomcat;
  private RawConnection client;
  private TyrusChannel channel;

  /** Has a channel for its session. */
  private final class ChannelEndpoint extends Endpoint {
    @Override
    public void onOpen(Session session, EndpointConfig config) {
      TyrusChannel mine =
          new TyrusChannel(
              session,
              EngineOptions.builder().build(),
              closer,
              new Backlog(100, new Semaphore(1)),
              ThreadExit.PAST);
      mine.listen(
          new TextMessages(
              100,
              text -> deliver(mine, () -> readers.add(Thread.currentThread())),
              new Excess(
                  100,
                  () -> deliver(mine, () -> mine.close(WebSocketChannel.NO_CODE)),
                  mine::endReading)));
      opened.add(mine);
    }

    private static void deliver(TyrusChannel to, Runnable message) {
      assertThat(to.deliver(new FakeReceiver(), message, 0)).isTrue();
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
      closers.add(Thread.currentThread());
    }
  }

  @BeforeEach
  void connect() throws Exception {
    tomcat = new TomcatServer();
    tomcat.deploy("", this::install);
    client = new RawConnection(tomcat.port());
    client.upgrade("/channel");
    assertThat(client.head()).startsWith("HTTP/1.1 101");
    channel = next(opened);
  }

  private void install(ServletContext context) {
    // Tomcat asks for WebSockets only where there is a servlet.
    context.addServlet("any", new HttpServlet() {}).addMapping("/");
    ServerEndpointConfig.Configurator configurator =
        new ServerEndpointConfig.Configurator() {
          @Override
          public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new ChannelEndpoint());
          }
        };
    try {
      ((ServerContainer) context.getAttribute(Binding.SERVER_CONTAINER))
          .addEndpoint(
              ServerEndpointConfig.Builder.create(ChannelEndpoint.class, "/channel")
                  .configurator(configurator)
                  .build());
    } catch (DeploymentException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    closer.close();
    tomcat.close();
  }

  @Test
  void theThreadThatBringsThePongCloses() throws Exception {
    channel.close(WebSocketChannel.NO_CODE);
    assertThat(frame()).isEqualTo(PING);
    assertThat(closers).isEmpty();
    send(PONG);
    assertThat(frame()).isEqualTo(CLOSE);
    assertThat(next(closers).getName()).isNotEqualTo(Closer.THREAD);
  }

  @Test
  void theThreadThatBringsAMessageCloses() throws Exception {
    channel.close(WebSocketChannel.NO_CODE);
    assertThat(frame()).isEqualTo(PING);
    send(TEXT);
    assertThat(frame()).isEqualTo(CLOSE);
    assertThat(next(closers)).isSameAs(next(readers));
  }

  @Test
  void whatAMessageEndsIsClosedAtOnce() throws Exception {
    send(new byte[] {(byte) 0x81, (byte) 0xfe, 0, 101, 0, 0, 0, 0});
    send(new byte[101]);
    assertThat(frame()).isEqualTo(CLOSE);
  }

  @Test
  void aClientThatSaysNothingIsClosedByAnotherThread() throws Exception {
    channel.close(WebSocketChannel.NO_CODE);
    assertThat(frame()).isEqualTo(PING);
    assertThat(frame()).isEqualTo(CLOSE);
    assertThat(next(closers).getName()).isEqualTo(Closer.THREAD);
  }

  @Test
  void atTheEndNobodyIsLeftOpen() throws Exception {
    channel.close(WebSocketChannel.NO_CODE);
    assertThat(frame()).isEqualTo(PING);
    closer.close();
    assertThat(frame()).isEqualTo(CLOSE);
  }

  @Test
  void nothingIsSentBehindTheEnd() throws Exception {
    BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    channel.ended(() -> {});
    channel.send("behind", failures::add);
    channel.send(ByteBuffer.allocate(1), failures::add);
    assertThat(next(failures)).isInstanceOf(IOException.class);
    assertThat(next(failures)).isInstanceOf(IOException.class);
    channel.close(WebSocketChannel.NO_CODE);
    assertThat(frame()).isEqualTo(CLOSE);
  }

  private void send(byte[] frame) throws IOException {
    OutputStream out = client.out();
    out.write(frame);
    out.flush();
  }

  /** The first byte of the next frame, whose payload is short. */
  private int frame() throws IOException {
    int first = client.in().read();
    client.in().readNBytes(client.in().read());
    return first;
  }
}
