// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket client on a plain socket. Closing handshakes of the server are answered. */
public final class WebSocketConnection implements AutoCloseable {
  private static final String PING = "2";
  private static final String PONG = "3";

  private final Socket socket;
  private final BufferedInputStream in;
  private final Answer handshake;
  private final boolean answersPings;
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
  private final CountDownLatch reading = new CountDownLatch(1);
  private int fragmentedOpcode;

  /**
   * Connects and reads the answer to the handshake.
   *
   * @param answersPings whether Engine.IO pings are answered and hidden
   */
  WebSocketConnection(URI server, Request request, boolean answersPings) {
    this.answersPings = answersPings;
    this.socket = Tcp.connect(server);
    try {
      in = new BufferedInputStream(socket.getInputStream());
      socket.setSoTimeout((int) Await.BOUND.toMillis());
      socket.getOutputStream().write(request.toBytes(server.getAuthority(), server.getRawPath()));
      handshake = new AnswerReader(in).read("GET");
      socket.setSoTimeout(0);
    } catch (IOException e) {
      throw new UncheckedIOException("No answer to the WebSocket handshake", e);
    }
    if (isOpen()) {
      Tcp.startReader("websocket", this::readFrames);
    }
  }

  /** The answer to the handshake: status 101, or the refusal. */
  public Answer handshake() {
    return handshake;
  }

  /** Whether the server accepted the handshake. */
  public boolean isOpen() {
    return handshake.status() == 101;
  }

  /** Starts to read; until then nothing is taken from the socket. */
  WebSocketConnection startReading() {
    reading.countDown();
    return this;
  }

  /** Waits for whatever comes next. */
  public Received next() {
    return next(Await.BOUND);
  }

  /** Waits for whatever comes next. */
  public Received next(Duration bound) {
    try {
      Received next = received.poll(bound.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new AssertionError("Nothing came over the WebSocket");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /** Waits for a text message. */
  public String text() {
    Received next = next();
    if (next instanceof Received.Text message) {
      return message.text();
    }
    throw new AssertionError("Expected a text message: " + next);
  }

  /** Waits for the end, passing over everything before it. */
  public Received.Closed closed() {
    Received next = next();
    while (!(next instanceof Received.Closed)) {
      next = next();
    }
    return (Received.Closed) next;
  }

  /** Sends a text message. */
  public void send(String text) {
    send(Frame.text(text));
  }

  /** Sends a frame. It is lost if the connection has ended, which {@link #next} will tell. */
  public void send(Frame frame) {
    trySend(frame.masked());
  }

  /** Writes bytes as they are, unless the connection has ended. */
  public void trySend(byte[] bytes) {
    try {
      write(bytes);
    } catch (IOException e) {
      Tcp.LOG.log(System.Logger.Level.DEBUG, "Frame not written", e);
    }
  }

  /** Writes bytes as they are. */
  public synchronized void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Resets the TCP connection. */
  public void abort() {
    Tcp.reset(socket);
  }

  /** Ends the TCP connection without a closing handshake. */
  @Override
  public void close() {
    reading.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readFrames() {
    try {
      reading.await();
      boolean open = true;
      while (open) {
        open = accept(Frame.read(in));
      }
      socket.close();
    } catch (Frame.ProtocolViolation | RuntimeException e) {
      received.add(new Received.Closed(Received.Closed.NO_FRAME, "Violation: " + e.getMessage()));
    } catch (IOException e) {
      received.add(new Received.Closed(Received.Closed.NO_FRAME, String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean accept(Frame frame) throws IOException {
    switch (frame.opcode()) {
      case Frame.CLOSE -> {
        received.add(closed(frame));
        write(new Frame(true, Frame.CLOSE, frame.payload()).masked());
        return false;
      }
      case Frame.PING -> write(new Frame(true, Frame.PONG, frame.payload()).masked());
      case Frame.PONG -> received.add(new Received.Pong(frame.payload()));
      default -> acceptData(frame);
    }
    return true;
  }

  private void acceptData(Frame frame) throws IOException {
    if (frame.opcode() != Frame.CONTINUATION) {
      fragmentedOpcode = frame.opcode();
    }
    fragments.writeBytes(frame.bytes());
    if (!frame.fin()) {
      return;
    }
    byte[] message = fragments.toByteArray();
    fragments.reset();
    if (fragmentedOpcode == Frame.BINARY) {
      received.add(new Received.Binary(ByteBuffer.wrap(message)));
      return;
    }
    String text = new String(message, StandardCharsets.UTF_8);
    if (answersPings && text.equals(PING)) {
      write(Frame.text(PONG).masked());
    } else {
      received.add(new Received.Text(text));
    }
  }

  private static Received.Closed closed(Frame frame) {
    if (frame.payload().remaining() < Short.BYTES) {
      return new Received.Closed(Received.Closed.NO_CODE, "");
    }
    ByteBuffer payload = frame.payload().duplicate();
    int code = Short.toUnsignedInt(payload.getShort());
    return new Received.Closed(code, StandardCharsets.UTF_8.decode(payload).toString());
  }
}
