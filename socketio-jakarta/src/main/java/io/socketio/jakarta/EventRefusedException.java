// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.util.Optional;

/** An {@link EventMiddleware} refused an event, which was dropped. Never thrown, only reported. */
public final class EventRefusedException extends SocketIoException {
  private static final long serialVersionUID = 1L;

  private final transient Outcome.Refused refusal;

  /**
   * Makes the exception.
   *
   * @param refusal what the middleware answered
   */
  public EventRefusedException(Outcome.Refused refusal) {
    super(refusal.message());
    this.refusal = refusal;
  }

  /**
   * What the middleware said beside the message.
   *
   * @return the data of the refusal; empty if it has none
   */
  public Optional<Object> data() {
    return refusal.data();
  }
}
