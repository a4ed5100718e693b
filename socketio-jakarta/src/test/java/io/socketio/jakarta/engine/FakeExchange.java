// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** An HTTP request whose client is the test. It fails the test that answers it twice. */
final class FakeExchange implements PollingExchange {
  private final EngineRequest request;
  private final Runnable onAnswer;
  private BodyReceiver bodyReceiver;
  private Runnable abortAction = () -> {};
  private HttpReply reply;
  private boolean destroyed;
  private boolean unread;
  private Runnable taken = () -> {};

  FakeExchange(EngineRequest request) {
    this(request, () -> {});
  }

  FakeExchange(EngineRequest request, Runnable onAnswer) {
    this.request = request;
    this.onAnswer = onAnswer;
  }

  @Override
  public EngineRequest request() {
    return request;
  }

  @Override
  public void readBody(long maxBytes, BodyReceiver receiver) {
    bodyReceiver = receiver;
  }

  @Override
  public synchronized void respond(HttpReply answer) {
    if (destroyed) {
      return;
    }
    if (reply != null) {
      throw new IllegalStateException("answered twice: " + answer);
    }
    reply = answer;
    onAnswer.run();
  }

  @Override
  public void respond(HttpReply answer, Runnable whenTaken) {
    respond(answer);
    taken = whenTaken;
    if (!unread) {
      taken.run();
    }
  }

  /** The client does not read its answer. */
  FakeExchange unread() {
    unread = true;
    return this;
  }

  /** The client reads its answer after all. */
  void read() {
    taken.run();
  }

  /** Destroyed, before or after the answer. */
  @Override
  public synchronized void destroy() {
    destroyed = reply == null || unread;
  }

  @Override
  public void onAbort(Runnable action) {
    abortAction = action;
  }

  /** The client sends the body. */
  FakeExchange body(String text) {
    bodyReceiver.received(ByteBuffer.wrap(text.getBytes(UTF_8)));
    return this;
  }

  BodyReceiver bodyReceiver() {
    return bodyReceiver;
  }

  /** The client goes away. */
  void abort() {
    abortAction.run();
  }

  boolean isAnswered() {
    return reply != null;
  }

  boolean isDestroyed() {
    return destroyed;
  }

  int status() {
    return reply.status();
  }

  String body() {
    return new String(reply.body(), UTF_8);
  }

  HttpReply reply() {
    return reply;
  }

  /** The headers as {@code name: value}. */
  List<String> headers() {
    List<String> lines = new ArrayList<>();
    reply.headers().forEach((name, value) -> lines.add(name + ": " + value));
    return lines;
  }
}
