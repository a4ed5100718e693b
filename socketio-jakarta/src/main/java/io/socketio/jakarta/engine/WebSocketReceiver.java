// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The engine's end of one WebSocket connection: bindings call it.
 *
 * <p>A binding calls {@link #text} and {@link #binary} one at a time and in arrival order; {@link
 * #closed} may come concurrently, or before the last messages, and only its first call counts.
 */
public interface WebSocketReceiver {
  /**
   * A text message has arrived.
   *
   * @param frame the whole message
   */
  void text(String frame);

  /**
   * A binary message has arrived.
   *
   * @param bytes the whole message; the receiver owns the buffer
   */
  void binary(ByteBuffer bytes);

  /** The client exceeds {@link EngineOptions#maxHttpBufferSize()}: the engine closes with 1009. */
  void tooLarge();

  /**
   * Tells whether the client has to wait. A binding asks after each message, and reads no more from
   * then on until {@link WebSocketChannel#resume()}; no thread has to wait for that.
   *
   * @return true while the session is paused
   */
  boolean isPaused();

  /**
   * The client has sent more than the binding can keep while it has to wait, and the container goes
   * on reading: the engine closes.
   */
  void overrun();

  /**
   * The connection is gone.
   *
   * @param failure null for an orderly close
   */
  void closed(@Nullable Throwable failure);
}
