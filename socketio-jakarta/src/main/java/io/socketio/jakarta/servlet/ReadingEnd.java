// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import java.io.IOException;

/**
 * Ends the reading of a session in the middle of a message, where the container passes what a
 * message handler throws to the endpoint and reads on, but takes what the endpoint throws for a
 * failure of the connection if it is an {@link IOException}. It closes the connection then, and
 * reports that to the endpoint.
 */
final class ReadingEnd extends IOException {
  private static final long serialVersionUID = 1;

  private boolean thrownByEndpoint;

  private ReadingEnd() {
    super("more than a message may have");
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  /** Throws one, from a message handler. */
  static void begin() {
    ReadingEnd.<RuntimeException>unchecked(new ReadingEnd());
  }

  /** Throws a failure that the endpoint is told of, if it has to come by there. */
  static void passOn(Throwable failure) {
    if (failure instanceof ReadingEnd end && !end.thrownByEndpoint) {
      end.thrownByEndpoint = true;
      ReadingEnd.<RuntimeException>unchecked(end);
    }
  }

  /** No method on the way declares it, and wrapped it would be none to the container. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void unchecked(ReadingEnd end) throws E {
    throw (E) end;
  }
}
