// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request that has been written, at least in part, and the response that is expected for it. */
public final class Exchange {
  private final HttpConnection connection;
  private final Request request;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();

  Exchange(HttpConnection connection, Request request) {
    this.connection = connection;
    this.request = request;
  }

  /** Waits for the response. */
  public Answer answer() {
    return answerOrEnd()
        .orElseThrow(() -> new AssertionError("Connection ended instead of an answer"));
  }

  /** Waits for the response; empty when the server ended the connection instead. */
  public Optional<Answer> answerOrEnd() {
    try {
      return Optional.of(answer.get(Await.BOUND.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException) {
        return Optional.empty();
      }
      throw new AssertionError("Malformed response", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("No answer to " + request.method(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /** Whether the response has arrived, or the connection has ended. */
  public boolean isDone() {
    return answer.isDone();
  }

  /** Writes further bytes of the body. */
  public void write(byte[] bytes) throws IOException {
    connection.write(bytes);
  }

  /** The same, for a server that may have ended the connection. */
  public void tryWrite(byte[] bytes) {
    try {
      write(bytes);
    } catch (IOException e) {
      Tcp.LOG.log(System.Logger.Level.DEBUG, "Body not written", e);
    }
  }

  /** Resets the TCP connection. */
  public void abort() {
    connection.abort();
  }

  /** Closes the TCP connection in an orderly way. */
  public void close() {
    connection.close();
  }

  String method() {
    return request.method();
  }

  void complete(Answer value) {
    answer.complete(value);
  }

  void fail(Exception cause) {
    answer.completeExceptionally(cause);
  }
}
