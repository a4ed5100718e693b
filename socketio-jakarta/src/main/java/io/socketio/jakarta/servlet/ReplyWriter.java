// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.HttpReply;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Writes one answer as fast as the client takes it, on container threads, and completes. */
final class ReplyWriter implements WriteListener {
  private static final System.Logger LOG = System.getLogger(ReplyWriter.class.getName());

  /** Containers may copy what the client did not take yet, into more than that. */
  private static final int PIECE = 8 * 1024;

  private static final byte[] NOTHING = {};

  private final AsyncRequest async;
  private final HttpServletResponse response;
  private final HttpReply head;
  private final ContentCoding coding;
  private final Runnable whenTaken;
  private final int length;

  /** What is written; empty when the rest of it is given up. */
  private volatile byte[] body;

  /**
   * Left to the completion where an answer may not end in an event, and written even if the rest is
   * given up by then.
   */
  private final byte last;

  /** Whether the rest is to be given up as soon as the client is slow to take it. */
  private volatile boolean dropped;

  private volatile boolean stalled;

  /** How much is written in events of the container. */
  private final int inEvents;

  private final Thread starter = Thread.currentThread();
  private final AtomicBoolean ended = new AtomicBoolean();
  private boolean started;
  private int written;

  // Of the starter alone.
  private boolean starting = true;
  private boolean writtenAtStart;

  private ReplyWriter(
      AsyncRequest async,
      HttpServletResponse response,
      HttpReply head,
      ContentCoding coding,
      byte[] body,
      Runnable whenTaken) {
    this.async = async;
    this.response = response;
    this.head = head;
    this.coding = coding;
    this.whenTaken = whenTaken;
    this.body = body;
    length = body.length;
    last = body[length - 1];
    inEvents = async.endsInEvents() ? length : length - 1;
  }

  /**
   * Writes an answer to the container's own response, as filters have done their work by then. One
   * that fits into the response's buffer is put there by the caller, which costs no thread and
   * cannot block, and leaves with the completion.
   *
   * <p>The length is told last: a container may send an answer from inside the write that reaches
   * its announced length, which could block.
   *
   * <p>Where another answer {@linkplain AsyncRequest#endsInEvents may not end in an event}, its
   * last byte is kept back until the write event is over, and leaves with the completion, too.
   *
   * @param whenTaken called when the answer is written, or the client has gone
   * @return what writes the answer, unless it fits into the buffer
   */
  static @Nullable ReplyWriter start(
      AsyncRequest async, HttpReply reply, ContentCoding coding, Runnable whenTaken)
      throws IOException {
    HttpServletResponse response = async.response();
    byte[] body = coding.encode(reply.body());
    if (body.length < response.getBufferSize()) {
      writeHead(response, reply, coding);
      response.getOutputStream().write(body);
      writeLength(response, reply, body);
      async.complete();
      whenTaken.run();
      return null;
    } else {
      // What was not encoded yet is not to wait for the client as well.
      HttpReply head = new HttpReply(reply.status(), reply.headers(), NOTHING, false);
      var writer = new ReplyWriter(async, response, head, coding, body, whenTaken);
      response.getOutputStream().setWriteListener(writer);
      writer.starting = false;
      if (writer.writtenAtStart) {
        writer.end();
      }
      return writer;
    }
  }

  /**
   * Writes an answer before the servlet returns, through the wrappers of filters. One that fits
   * into the buffer cannot block.
   */
  static void write(HttpServletResponse response, HttpReply reply, ContentCoding coding)
      throws IOException {
    byte[] body = coding.encode(reply.body());
    writeHead(response, reply, coding);
    writeLength(response, reply, body);
    response.getOutputStream().write(body);
  }

  private static void writeHead(
      HttpServletResponse response, HttpReply reply, ContentCoding coding) {
    if (coding != ContentCoding.IDENTITY) {
      response.setHeader("Content-Encoding", coding.token());
    }
    response.setStatus(reply.status());
    Head.write(reply.headers(), response);
  }

  private static void writeLength(HttpServletResponse response, HttpReply reply, byte[] body) {
    if (reply.status() != HttpServletResponse.SC_NOT_MODIFIED) {
      response.setContentLength(body.length);
    }
  }

  @Override
  public void onWritePossible() throws IOException {
    if (!started) {
      started = true;
      writeHead(response, head, coding);
      response.setContentLength(length);
    }
    stalled = false;
    ServletOutputStream out = response.getOutputStream();
    while (out.isReady()) {
      if (written == inEvents) {
        allWritten();
        return;
      }
      int piece = Math.min(PIECE, inEvents - written);
      out.write(rest(), written, piece);
      written += piece;
    }
    stalled = true;
    freeIfDropped();
  }

  private void allWritten() throws IOException {
    if (Thread.currentThread() == starter && starting) {
      writtenAtStart = true;
    } else if (written == length) {
      end();
    } else {
      async.afterEvent(this::endLater);
    }
  }

  private void endLater() {
    try {
      end();
    } catch (IOException | RuntimeException e) {
      onError(e);
    }
  }

  private void end() throws IOException {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    if (written < length) {
      response.getOutputStream().write(last);
    }
    async.complete();
    whenTaken.run();
  }

  /** Containers close the connection of an answer that fails. */
  private byte[] rest() throws IOException {
    byte[] all = body;
    if (all.length == 0) {
      throw new IOException("the rest of the answer was given up");
    }
    return all;
  }

  /**
   * Frees the answer where the client has not taken all of it. What the client takes without delay
   * still reaches it: a container may forget a request whose first write fails, and neither answer
   * it nor close its connection.
   */
  void drop() {
    dropped = true;
    freeIfDropped();
  }

  private void freeIfDropped() {
    if (dropped && stalled) {
      body = NOTHING;
    }
  }

  @Override
  public void onError(Throwable failure) {
    LOG.log(DEBUG, () -> "the client did not take its answer: " + failure);
    AsyncExchange.complete(async);
    whenTaken.run();
  }
}
