// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineGateway;
import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.engine.WebSocketReceiver;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client at the engine's door: whole frames in and out, no network between. */
final class Client {
  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final WebSocketReceiver receiver;

  private Client(EngineGateway gateway) {
    EngineGateway.UpgradeDecision decision =
        gateway.upgrade(FakeRequest.get("EIO=4&transport=websocket")).toCompletableFuture().join();
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
}
