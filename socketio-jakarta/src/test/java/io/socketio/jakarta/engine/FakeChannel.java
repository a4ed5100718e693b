// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A WebSocket whose client is the test. Sends complete inline unless they are held back. */
final class FakeChannel implements WebSocketChannel {
  private final List<String> sent = new ArrayList<>();
  private final List<Integer> closeCodes = new ArrayList<>();
  private boolean held;
  private boolean broken;
  private int resumptions;
  private Completion pending;
  private Runnable whenClosed = () -> {};

  @Override
  public void send(String frame, Completion completion) {
    record(frame, completion);
  }

  @Override
  public void send(ByteBuffer bytes, Completion completion) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    record("binary" + java.util.Arrays.toString(copy), completion);
  }

  private void record(String what, Completion completion) {
    if (broken) {
      throw new IllegalStateException("expected by the test");
    }
    if (pending != null) {
      throw new IllegalStateException("two sends in flight");
    }
    if (!closeCodes.isEmpty()) {
      throw new IllegalStateException("sent after close");
    }
    sent.add(what);
    if (held) {
      pending = completion;
    } else {
      completion.done(null);
    }
  }

  @Override
  public void resume() {
    resumptions++;
  }

  /** How often it was told to read on. */
  int resumptions() {
    return resumptions;
  }

  @Override
  public void close(int code) {
    closeCodes.add(code);
    whenClosed.run();
  }

  /** Is told of a close before it returns, as some containers do it. */
  void whenClosed(Runnable report) {
    whenClosed = report;
  }

  /** From now on sends do not complete by themselves. */
  FakeChannel hold() {
    held = true;
    return this;
  }

  /** From now on sends complete inline; so does the one in flight. */
  void release() {
    held = false;
    complete(null);
  }

  /** From now on sends throw. */
  void breakDown() {
    broken = true;
  }

  /** Makes one channel serve several connections one after another. */
  FakeChannel reopen() {
    closeCodes.clear();
    return this;
  }

  /** Completes the send in flight. */
  void complete(Throwable failure) {
    Completion completion = pending;
    pending = null;
    completion.done(failure);
  }

  List<String> sent() {
    return sent;
  }

  List<Integer> closeCodes() {
    return closeCodes;
  }

  boolean isClosed() {
    return !closeCodes.isEmpty();
  }
}
