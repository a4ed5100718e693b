// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.HttpReply;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes one answer as fast as the client takes it, on container threads, and completes. */
final class ReplyWriter implements WriteListener {
  private static final System.Logger LOG = System.getLogger(ReplyWriter.class.getName());

  /** Tomcat copies what the client did not take yet: small pieces keep that copy small. */
  private static final int PIECE = 32 * 1024;

  private final AsyncContext async;
  private final HttpServletResponse response;
  private final HttpReply reply;
  private final ContentCoding coding;
  private byte @Nullable [] body;
  private int written;

  ReplyWriter(
      AsyncContext async, HttpServletResponse response, HttpReply reply, ContentCoding coding) {
    this.async = async;
    this.response = response;
    this.reply = reply;
    this.coding = coding;
  }

  /** Sets status, headers and length. */
  static void writeHead(HttpServletResponse response, HttpReply reply, int bodyLength) {
    response.setStatus(reply.status());
    reply.headers().forEach(response::addHeader);
    if (reply.status() != HttpServletResponse.SC_NOT_MODIFIED) {
      response.setContentLength(bodyLength);
    }
  }

  @Override
  public void onWritePossible() throws IOException {
    ServletOutputStream out = response.getOutputStream();
    byte[] bytes = body == null ? start() : body;
    while (out.isReady()) {
      if (written == bytes.length) {
        async.complete();
        return;
      }
      int length = Math.min(PIECE, bytes.length - written);
      out.write(bytes, written, length);
      written += length;
    }
  }

  private byte[] start() {
    byte[] bytes = coding.encode(reply.body());
    body = bytes;
    if (coding != ContentCoding.IDENTITY) {
      response.setHeader("Content-Encoding", coding.token());
    }
    writeHead(response, reply, bytes.length);
    return bytes;
  }

  @Override
  public void onError(Throwable failure) {
    LOG.log(DEBUG, () -> "the client did not take its answer: " + failure);
    try {
      async.complete();
    } catch (IllegalStateException e) {
      LOG.log(DEBUG, () -> "the request was complete already: " + e);
    }
  }
}
