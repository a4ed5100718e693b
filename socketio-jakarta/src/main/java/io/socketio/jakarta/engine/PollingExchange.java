// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;

/**
 * One plain HTTP request and the chance to answer it, once, at any later time. Implemented by
 * bindings.
 *
 * <p>No method blocks; all may be called from any thread. A binding tolerates that the client is
 * long gone: the answer is then dropped.
 */
public interface PollingExchange {
  /** Receives the body of a request; exactly one method is called, once. */
  interface BodyReceiver {
    /**
     * The body has arrived.
     *
     * @param body all of it; the receiver owns the buffer
     */
    void received(ByteBuffer body);

    /** The body is larger than allowed; reading has stopped. */
    void tooLarge();

    /**
     * The client went away before the body was complete.
     *
     * @param cause what the container reported
     */
    void aborted(Throwable cause);
  }

  /**
   * The request.
   *
   * @return the snapshot of the request, the same object at each call
   */
  EngineRequest request();

  /**
   * Reads the body without blocking, counting while reading.
   *
   * @param maxBytes the largest body accepted, inclusive
   * @param receiver receives the body, possibly before this method returns
   */
  void readBody(long maxBytes, BodyReceiver receiver);

  /**
   * Answers the request and completes it. A second call does nothing.
   *
   * @param reply the answer
   */
  void respond(HttpReply reply);

  /**
   * Answers the request as {@link #respond(HttpReply)} does, and tells when the answer is no longer
   * held. This implementation tells it at once.
   *
   * @param reply the answer
   * @param taken called once, by any thread and possibly before this method returns, when the
   *     answer was handed to the network, or was given up
   */
  default void respond(HttpReply reply, Runnable taken) {
    respond(reply);
    taken.run();
  }

  /**
   * Cuts the connection without an answer where the container can; otherwise answers 400. If the
   * request was answered already, what the client has not taken of the answer is dropped.
   */
  void destroy();

  /**
   * Registers what to do when the client goes away before the answer. Containers notice it late or
   * never.
   *
   * @param action called at most once, never after {@link #respond(HttpReply)} has returned
   */
  void onAbort(Runnable action);
}
