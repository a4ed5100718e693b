// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/** One way to exchange packets with a client. It takes them from the queue of its session. */
sealed interface Transport permits PollingTransport, WebSocketTransport {
  TransportName name();

  /** The request that opened this transport. */
  EngineRequest request();

  /**
   * Tells whether a packet that finds an empty queue would leave at once. The caller holds the lock
   * of the session.
   */
  boolean isReady();

  /** Tells whether a poll is waiting for something to be sent. */
  boolean hasPoll();

  /** Writes what can be written now. The caller holds no lock. */
  void flush();

  /** Has it written soon, maybe by another thread. The caller holds no lock. */
  default void flushSoon() {
    flush();
  }

  /** The session is read again, or has ended. The caller holds no lock. */
  default void resumed() {}

  /** Acts when no request is to come that the client has sent before it knew of the end. */
  default void whenNotExpected(Runnable action) {
    action.run();
  }

  /** Expects no request any more. */
  default void endExpectation() {}

  /**
   * Ends what the client has open. The caller holds no lock, and the session is closed.
   *
   * @param farewell what a waiting poll is answered with
   */
  void end(ControlPacket farewell);
}
