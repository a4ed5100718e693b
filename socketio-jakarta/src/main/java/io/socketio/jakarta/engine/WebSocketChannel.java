// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of one WebSocket connection, as narrow as the engine needs it. Implemented by
 * bindings.
 *
 * <p>The engine has at most one send outstanding and begins none after {@link #close(int)}. A send
 * of one thread may race with the close of another and come just after it; it must complete with a
 * failure then, as must a send that is outstanding when the connection ends.
 */
public interface WebSocketChannel {
  /** Is told when a send has ended. */
  @FunctionalInterface
  interface Completion {
    /**
     * Called exactly once for each send, from any thread, possibly before the send returned.
     *
     * @param failure null if the message was handed to the network
     */
    void done(@Nullable Throwable failure);
  }

  /** Writes what is queued. */
  interface Writer {
    /** Does it on a thread that may wait for this client. */
    void writePatiently();

    /** Does it without waiting. */
    void write();
  }

  /**
   * Sends one text message without blocking.
   *
   * @param frame the message
   * @param completion told when done
   */
  void send(String frame, Completion completion);

  /**
   * Sends one binary message without blocking.
   *
   * @param bytes the message
   * @param completion told when done
   */
  void send(ByteBuffer bytes, Completion completion);

  /**
   * Lets another thread, which may wait for this client, write soon: for containers that send
   * faster that way. Calls before it begins count as one.
   *
   * @param writer the same at each call
   * @return false if the caller is to write
   */
  default boolean defer(Writer writer) {
    return false;
  }

  /**
   * The channel for threads that may wait for this client.
   *
   * @return a channel whose sends may block; what they send follows what this one has sent
   */
  default WebSocketChannel patient() {
    return this;
  }

  /**
   * Begins a batch if the container can write several messages at once: those sent from now on
   * until {@link #endBatch()} may leave together, and may complete before they do.
   *
   * @return false if messages leave one by one; the batch must not be ended then
   */
  default boolean beginBatch() {
    return false;
  }

  /** Ends a batch. Unlike all other methods it may block until the client has taken the batch. */
  default void endBatch() {}

  /**
   * Reads on: the receiver {@linkplain WebSocketReceiver#isPaused() is not paused} any more. May
   * come at any time, on any thread and more often than needed. What has come meanwhile may be
   * delivered before it returns.
   */
  default void resume() {}

  /**
   * Closes the connection without blocking the caller; what is unsent may be lost.
   *
   * @param code the close code, or {@link #NO_CODE}
   */
  void close(int code);

  /** Close without a status code. */
  int NO_CODE = 1005;

  /** Close code for a message that is too large. */
  int TOO_BIG = 1009;
}
