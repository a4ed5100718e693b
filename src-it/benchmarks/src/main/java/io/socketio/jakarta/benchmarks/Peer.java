// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineGateway.Granted;
import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.engine.WebSocketReceiver;
import java.nio.ByteBuffer;

/**
 * A client of a server in this process: a WebSocket without a network. Writes complete at once
 * unless it is slow.
 */
final class Peer implements WebSocketChannel {
  private final WebSocketReceiver receiver;
  private String last = "";
  private long received;
  private boolean slow;
  private Completion unwritten;

  private Peer(SocketIoServer io) {
    Granted granted =
        (Granted) io.engine().gateway().upgrade(Handshake.webSocket()).toCompletableFuture().join();
    receiver = granted.open(this);
  }

  /** Opens a connection and joins the main namespace. */
  static Peer connect(SocketIoServer io) {
    Peer peer = new Peer(io);
    peer.send("40");
    peer.expect("40{\"sid\":");
    peer.received = 0;
    return peer;
  }

  /** From now on a frame is being written until {@link #written}. */
  void slowDown() {
    slow = true;
  }

  /** Completes the frame that is being written. */
  void written() {
    Completion completion = unwritten;
    unwritten = null;
    completion.done(null);
  }

  /** Brings a frame to the server. */
  void send(String frame) {
    receiver.text(frame);
  }

  /** The frame that came last, or that the connection is closed. */
  String last() {
    return last;
  }

  long received() {
    return received;
  }

  /** Fails unless the last frame begins like this. */
  void expect(String start) {
    if (!last.startsWith(start)) {
      throw new IllegalStateException("expected " + start + ", got " + last);
    }
  }

  @Override
  public void send(String frame, Completion completion) {
    last = frame;
    received++;
    complete(completion);
  }

  @Override
  public void send(ByteBuffer bytes, Completion completion) {
    received++;
    complete(completion);
  }

  private void complete(Completion completion) {
    if (slow) {
      unwritten = completion;
    } else {
      completion.done(null);
    }
  }

  @Override
  public void close(int code) {
    last = "closed";
  }
}
