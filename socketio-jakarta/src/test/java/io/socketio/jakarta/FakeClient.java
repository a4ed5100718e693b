// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineGateway;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.engine.WebSocketReceiver;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client on a WebSocket that is no more than the engine's two ends: whole frames in and out. */
public final class FakeClient {
  private static final String CLOSED = "(closed)";
  private static final String LOOPBACK = "127.0.0.1";

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final WebSocketReceiver receiver;
  private final String sid;

  private FakeClient(EngineGateway gateway, String protocol) {
    this(gateway, new Request(protocol, LOOPBACK, Runnable::run));
  }

  private FakeClient(EngineGateway gateway, EngineRequest request) {
    EngineGateway.UpgradeDecision decision = gateway.upgrade(request).toCompletableFuture().join();
    receiver = ((EngineGateway.Granted) decision).open(new Channel());
    String open = next();
    assertThat(open).startsWith("0{\"sid\":\"");
    sid = open.substring(9, open.indexOf('"', 9));
  }

  /** Opens a connection and takes the Engine.IO handshake off the wire. */
  public static FakeClient open(SocketIoServer server) {
    return new FakeClient(server.engine().gateway(), "4");
  }

  /** The same for a client of Socket.IO 2. */
  public static FakeClient openOld(SocketIoServer server) {
    return new FakeClient(server.engine().gateway(), "3");
  }

  /** Opens a connection by a request that has a context. */
  static FakeClient open(SocketIoServer server, Executor context) {
    return new FakeClient(server.engine().gateway(), new Request("4", LOOPBACK, context));
  }

  /** Opens a connection from an address, and joins a namespace. */
  static FakeClient connect(SocketIoServer server, String address, String namespace) {
    Request request = new Request("4", address, Runnable::run);
    FakeClient client = new FakeClient(server.engine().gateway(), request);
    client.join(namespace);
    return client;
  }

  /** The id of the engine's session. */
  String sid() {
    return sid;
  }

  /** Opens a connection and joins the main namespace. */
  public static FakeClient connect(SocketIoServer server) {
    FakeClient client = open(server);
    client.join("/");
    return client;
  }

  /** Joins a namespace; returns the socket id. */
  public String join(String namespace) {
    String prefix = namespace.equals("/") ? "40" : "40" + namespace + ",";
    send(prefix);
    String answer = next();
    assertThat(answer).startsWith(prefix + "{\"sid\":\"");
    return answer.substring(prefix.length() + 8, answer.length() - 2);
  }

  public void send(String frame) {
    receiver.text(frame);
  }

  public void sendBinary(byte... bytes) {
    receiver.binary(ByteBuffer.wrap(bytes));
  }

  /** The next frame from the server; waits for it. */
  public String next() {
    try {
      String frame = frames.poll(5, TimeUnit.SECONDS);
      assertThat(frame).as("a frame within 5 s").isNotNull();
      return frame;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends an event that is acknowledged, and expects nothing but the acknowledgement. */
  void expectNothingElse() {
    send("4299[\"fence\"]");
    assertThat(next()).isEqualTo("4399[]");
  }

  public void expectClosed() {
    assertThat(next()).isEqualTo(CLOSED);
  }

  /** Whether the server reads no more for now. */
  public boolean isHeldBack() {
    return receiver.isPaused();
  }

  public void drop() {
    receiver.closed(null);
  }

  private final class Channel implements WebSocketChannel {
    @Override
    public void send(String frame, Completion completion) {
      frames.add(frame);
      completion.done(null);
    }

    @Override
    public void send(ByteBuffer bytes, Completion completion) {
      StringBuilder text = new StringBuilder("binary");
      while (bytes.hasRemaining()) {
        text.append(' ').append(bytes.get());
      }
      frames.add(text.toString());
      completion.done(null);
    }

    @Override
    public void close(int code) {
      frames.add(CLOSED);
    }
  }

  private record Request(String protocol, String remoteAddress, Executor context)
      implements EngineRequest {
    @Override
    public String method() {
      return "GET";
    }

    @Override
    public String path() {
      return "/socket.io/";
    }

    @Override
    public Map<String, List<String>> query() {
      return Map.of("EIO", List.of(protocol), "transport", List.of("websocket"));
    }

    @Override
    public String rawQuery() {
      return "EIO=" + protocol + "&transport=websocket";
    }

    @Override
    public Optional<String> parameter(String name) {
      return Optional.ofNullable(query().get(name)).map(values -> values.get(0));
    }

    @Override
    public Map<String, List<String>> headers() {
      return Map.of("host", List.of("localhost"), "origin", List.of("http://localhost"));
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers().get(name)).map(values -> values.get(0));
    }

    @Override
    public Optional<Principal> principal() {
      return Optional.empty();
    }

    @Override
    public boolean secure() {
      return false;
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
      return Optional.empty();
    }
  }

  static <T> T await(java.util.concurrent.CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    return future.orTimeout(5, TimeUnit.SECONDS).join();
  }
}
