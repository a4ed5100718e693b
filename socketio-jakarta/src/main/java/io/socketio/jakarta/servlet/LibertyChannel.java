// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineOptions;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;

/** Talks to one WebSocket session of Open Liberty 26.0.0.3. */
final class LibertyChannel extends SessionChannel {
  private final Session session;

  LibertyChannel(Session session, EngineOptions options, Closer closer, Intake intake) {
    super(session, options, closer, intake);
    this.session = session;
  }

  /**
   * Sends a copy. Liberty looks for the array behind what it sends: a read-only buffer, as all of
   * ours are, fails on a thread of its own, and that send never completes.
   */
  @Override
  public void send(ByteBuffer bytes, Completion completion) {
    super.send(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip(), completion);
  }

  /**
   * Takes whole messages. Liberty decodes each part by itself, and refuses a message whose
   * fragments do not end with a character; it keeps to the limit of its buffers, which is ours.
   */
  @Override
  void listen(TextMessages messages) {
    session.addMessageHandler(String.class, message -> messages.onMessage(message, true));
  }

  /** Liberty closes by itself if a message is above that limit, and does not hand it over. */
  @Override
  boolean hasRefusedMessage(CloseReason reason) {
    return reason.getCloseCode().getCode() == CloseCodes.TOO_BIG.getCode();
  }
}
