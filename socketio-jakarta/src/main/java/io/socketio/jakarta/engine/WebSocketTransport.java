// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.Trampoline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket: one packet per frame, one frame in flight.
 *
 * <p>This is the outbound flow. {@link #flush()} may be called by any number of threads at any
 * time: by senders, by the heartbeat, by the completion of the frame before. A {@link Trampoline}
 * makes one of them the writer and lets the others go, so that no sender ever waits for another.
 * The writer takes packets from the session's queue as long as no frame is in flight.
 *
 * <p>A completion clears {@code inFlight} and writes on. If it comes inline, inside the send, the
 * writer below it on the same stack goes on in its loop: containers that complete inline cost no
 * stack depth. If it comes later from another thread and finds no writer, that thread becomes the
 * writer. Either way the next frame leaves when the one before was handed to the network, in queue
 * order, without a lock held across the channel.
 *
 * <p>A sender must not wait for a client, but there are threads that may: those of completions, and
 * those that a channel has for that purpose where it sends faster so ({@link
 * WebSocketChannel#defer}). Only they write batches of what has gathered meanwhile. A batch is
 * small, so that it is soon taken by any client that reads at all.
 */
final class WebSocketTransport implements Transport, WebSocketReceiver, WebSocketChannel.Writer {
  /** Below the size of the buffers in which containers gather a batch. */
  private static final long BATCH_BYTES = 4096;

  private static final long NOTHING = -1;

  private final EngineSession session;
  private final EngineRequest request;
  private final Codec codec;
  private final WebSocketChannel channel;
  private final WebSocketChannel.Completion completion = this::sent;
  private final Trampoline writer = Trampoline.free(this::writeAll);

  private volatile @Nullable Packet inFlight;

  /** The thread that may wait for the client, while it writes. */
  private volatile @Nullable Thread patient;

  private volatile boolean batching;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** A packet that goes before the queue, while the queue still belongs to polling. */
  private volatile @Nullable Packet ahead;

  private volatile int closeCode = WebSocketChannel.NO_CODE;

  WebSocketTransport(EngineSession session, EngineRequest request, WebSocketChannel channel) {
    this.session = session;
    this.request = request;
    codec = Codec.of(session.protocol(), request);
    this.channel = channel;
  }

  @Override
  public TransportName name() {
    return TransportName.WEBSOCKET;
  }

  @Override
  public EngineRequest request() {
    return request;
  }

  @Override
  public boolean isReady() {
    return inFlight == null && !batching;
  }

  @Override
  public boolean hasPoll() {
    return false;
  }

  /** Sends a packet although the session does not use this transport yet. */
  void sendAhead(Packet packet) {
    ahead = packet;
    flush();
  }

  @Override
  public void flush() {
    if (inFlight == null) {
      write();
    }
  }

  @Override
  public void flushSoon() {
    if (inFlight == null && !writer.join() && !channel.defer(this)) {
      write();
    }
  }

  @Override
  public void write() {
    writer.run();
  }

  @Override
  public void writePatiently() {
    boolean inside = Thread.currentThread() == patient;
    patient = Thread.currentThread();
    try {
      writer.run();
    } finally {
      if (!inside) {
        patient = null;
      }
    }
  }

  private void writeAll() {
    boolean mayWait = Thread.currentThread() == patient;
    WebSocketChannel target = mayWait ? channel.patient() : channel;
    do {
      if (mayWait && session.state().hasSeveral(this, BATCH_BYTES) && channel.beginBatch()) {
        writeBatch();
      }
    } while (inFlight == null && writeNext(target, Long.MAX_VALUE) != NOTHING);
  }

  /** A batch that was begun is ended whatever happens: there are only few of them. */
  private void writeBatch() {
    batching = true;
    try {
      long room = BATCH_BYTES;
      while (inFlight == null && room > 0) {
        long written = writeNext(channel, room);
        room = written == NOTHING ? 0 : room - written;
      }
    } finally {
      channel.endBatch();
      batching = false;
    }
  }

  /** Writes one packet, and returns its length. */
  private long writeNext(WebSocketChannel target, long maxBytes) {
    Packet packet = ahead;
    if (packet != null) {
      ahead = null;
    } else {
      packet = session.state().take(this, maxBytes);
    }
    if (packet == null || ended.get()) {
      return NOTHING;
    }
    if (packet == ControlPacket.CLOSE) {
      session.closed(this, CloseReason.FORCED_CLOSE, "");
      return NOTHING;
    }
    write(packet, target);
    return packet.byteLength();
  }

  private void write(Packet packet, WebSocketChannel target) {
    inFlight = packet;
    session.observers().flush(1);
    try {
      codec.send(packet, target, completion);
    } catch (Throwable e) {
      sent(e);
    }
  }

  private void sent(@Nullable Throwable failure) {
    Packet packet = inFlight;
    if (packet != null) {
      session.state().written(packet);
    }
    inFlight = null;
    if (packet != null) {
      TrackedMessage.written(packet, failure);
    }
    if (failure == null) {
      session.observers().drain(session.state());
      writePatiently();
    } else {
      session.closed(this, CloseReason.TRANSPORT_ERROR, "write error: " + failure);
    }
  }

  @Override
  public void end(ControlPacket farewell) {
    end(closeCode);
  }

  void end(int code) {
    if (ended.compareAndSet(false, true)) {
      channel.close(code);
    }
  }

  @Override
  public void text(String frame) {
    session.inbound().frame(frame);
  }

  @Override
  public void binary(ByteBuffer bytes) {
    session.inbound().frame(bytes);
  }

  @Override
  public boolean isPaused() {
    return session.inbound().isPaused();
  }

  @Override
  public void resumed() {
    channel.resume();
  }

  @Override
  public void tooLarge() {
    // The session closes the channel. Closing it here would come first, and a channel may report
    // the
    // close before it returns: the session would take it for the client's.
    closeCode = WebSocketChannel.TOO_BIG;
    session.closed(this, CloseReason.TRANSPORT_ERROR, "message too large");
  }

  @Override
  public void overrun() {
    session.close(CloseReason.TRANSPORT_ERROR, "the client sends more than can wait");
  }

  @Override
  public void closed(@Nullable Throwable failure) {
    // A lost connection is no error to the reference server, whichever way the container tells it.
    if (failure == null || failure instanceof IOException) {
      session.closed(this, CloseReason.TRANSPORT_CLOSE, "");
    } else {
      session.closed(this, CloseReason.TRANSPORT_ERROR, failure.toString());
    }
  }
}
