// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.PollingExchange.BodyReceiver;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads a request body without blocking, counting what really arrives. */
final class BodyReader implements ReadListener {
  /** Memory for a body is only taken as it arrives, whatever its announced length. */
  private static final int FIRST_PIECE = 8 * 1024;

  private final ServletInputStream in;
  private final long maxBytes;
  private final BodyReceiver receiver;
  private final AsyncRequest request;
  private final ByteAccumulator body;
  private boolean done;

  private BodyReader(
      ServletInputStream in,
      ByteAccumulator body,
      long maxBytes,
      BodyReceiver receiver,
      AsyncRequest request) {
    this.in = in;
    this.body = body;
    this.maxBytes = maxBytes;
    this.receiver = receiver;
    this.request = request;
  }

  /**
   * Reads what has arrived with the request, on the thread of the servlet. {@link
   * ServletInputStream#available} may only tell whether there is something, and then how much.
   *
   * @param maxBytes if more is announced, nothing is read
   */
  static ByteAccumulator begin(ServletRequest request, long maxBytes) throws IOException {
    long announced = request.getContentLengthLong();
    ByteAccumulator body = bufferFor(request);
    if (announced <= maxBytes) {
      ServletInputStream in = request.getInputStream();
      while (body.size() < announced && in.available() > 0) {
        body.readFrom(in);
      }
    }
    return body;
  }

  /** A buffer for the body of a request, of which nothing was read. */
  static ByteAccumulator bufferFor(ServletRequest request) {
    long announced = request.getContentLengthLong();
    // One byte more shows the end without growing.
    return new ByteAccumulator(
        announced < 0 ? FIRST_PIECE : (int) Math.min(announced + 1, FIRST_PIECE));
  }

  /**
   * Goes on reading.
   *
   * @param begun what was read before
   * @param async the request, whose threads run the receiver of a complete body: the container may
   *     read on threads that applications must not keep
   */
  static void start(
      ServletRequest request,
      ByteAccumulator begun,
      long maxBytes,
      BodyReceiver receiver,
      AsyncRequest async)
      throws IOException {
    if (request.getContentLengthLong() > maxBytes) {
      receiver.tooLarge();
      return;
    }
    ServletInputStream in = request.getInputStream();
    async.read(in, new BodyReader(in, begun, maxBytes, receiver, async));
  }

  /** Reads until there is nothing more. */
  @Override
  public void onDataAvailable() throws IOException {
    while (!done) {
      if (isAtEnd()) {
        onAllDataRead();
      } else if (!in.isReady()) {
        return;
      } else if (body.readFrom(in) < 0) {
        onAllDataRead();
      } else if (body.size() > maxBytes) {
        done = true;
        refuse();
      }
    }
  }

  /**
   * Whether everything was read. {@link ServletInputStream#isFinished} may be true as soon as
   * everything has arrived, read or not; and {@link ServletInputStream#isReady}, asked at the end,
   * may notify this listener once more, and too late.
   */
  private boolean isAtEnd() throws IOException {
    return in.isFinished() && in.available() == 0;
  }

  @Override
  public void onAllDataRead() {
    if (done) {
      return;
    }
    done = true;
    ByteBuffer all = body.take();
    work(() -> receiver.received(all));
  }

  private void refuse() {
    if (request.refusesWhereItIsRead()) {
      receiver.tooLarge();
    } else {
      work(receiver::tooLarge);
    }
  }

  private void work(Runnable task) {
    try {
      request.start(task);
    } catch (RuntimeException e) {
      // The container is stopping, or has given the request up.
      receiver.aborted(e);
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (!done) {
      done = true;
      receiver.aborted(failure);
    }
  }
}
