// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineGateway;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.engine.WebSocketReceiver;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client at the engine's door: whole frames in and out, no network between. */
final class Client {
  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final WebSocketReceiver receiver;

  private Client(EngineGateway gateway) {
    EngineGateway.UpgradeDecision decision =
        gateway.upgrade(new Handshake()).toCompletableFuture().join();
    receiver = ((EngineGateway.Granted) decision).open(new Channel());
    assertThat(next()).startsWith("0{");
  }

  /** Opens a connection and takes the Engine.IO handshake off the wire. */
  static Client open(SocketIoServer io) {
    return new Client(io.engine().gateway());
  }

  /** Joins a namespace; returns the socket id. */
  String join(String namespace) {
    String prefix = namespace.equals("/") ? "40" : "40" + namespace + ",";
    send(prefix);
    String answer = next();
    assertThat(answer).startsWith(prefix + "{\"sid\":\"");
    return answer.substring(prefix.length() + 8, answer.length() - 2);
  }

  void send(String frame) {
    receiver.text(frame);
  }

  void send(byte... attachment) {
    receiver.binary(ByteBuffer.wrap(attachment));
  }

  /** The next frame from the server; waits for it. */
  String next() {
    try {
      String frame = frames.poll(5, TimeUnit.SECONDS);
      assertThat(frame).as("a frame within 5 s").isNotNull();
      return frame;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a frame and returns the one that answers it. */
  String ask(String frame) {
    send(frame);
    return next();
  }

  void expectNothing() {
    assertThat(frames).isEmpty();
  }

  void drop() {
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
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      frames.add(Arrays.toString(copy));
      completion.done(null);
    }

    @Override
    public void close(int code) {
      receiver.closed(null);
    }
  }

  private static final class Handshake implements EngineRequest {
    @Override
    public String method() {
      return "GET";
    }

    @Override
    public String path() {
      return "/socket.io/";
    }

    @Override
    public String rawQuery() {
      return "EIO=4&transport=websocket";
    }

    @Override
    public Map<String, List<String>> query() {
      return Map.of("EIO", List.of("4"), "transport", List.of("websocket"));
    }

    @Override
    public Optional<String> parameter(String name) {
      return Optional.ofNullable(query().get(name)).map(values -> values.get(0));
    }

    @Override
    public Map<String, List<String>> headers() {
      return Map.of("host", List.of("localhost"));
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers().get(name)).map(values -> values.get(0));
    }

    @Override
    public String remoteAddress() {
      return "127.0.0.1";
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
}
