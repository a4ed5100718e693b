// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import java.util.concurrent.CompletableFuture;

/**
 * A minimal client, which deals in Engine.IO packets as polling writes them on either transport:
 * binary ones are {@code b} and base64. It answers pings.
 */
public interface Client extends AutoCloseable {
  /**
   * Writes packets after those of all calls before.
   *
   * @return completed when they are written, or answered with 200
   */
  CompletableFuture<Void> write(String... packets);

  /** Writes packets and does not wait. */
  default void send(String... packets) {
    var unused = write(packets);
  }

  /** Waits for the next packet that is neither ping nor noop. */
  String next();

  /** From now on nothing is read, so that pings stay unanswered. The TCP connection stays open. */
  void stopReading();

  /** Whether the server ended the connection. */
  boolean ended();

  /** Ends the connection without a word to the server's session. */
  @Override
  void close();

  /** Joins the main namespace. */
  default Client join(String auth) {
    Await.result("CONNECT", write("40" + auth));
    String answer = next();
    if (!answer.startsWith("40{")) {
      throw new AssertionError("not joined: " + answer);
    }
    return this;
  }

  default Client join() {
    return join("");
  }

  /** Emits {@code echo} and waits for the acknowledgement. */
  default void assertServed() {
    Await.result("EVENT", write("420[\"echo\",\"hello\"]"));
    String answer = next();
    if (!answer.equals("430[\"hello\"]")) {
      throw new AssertionError("not served: " + answer);
    }
  }
}
