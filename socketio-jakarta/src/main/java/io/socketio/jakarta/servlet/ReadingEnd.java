// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import java.io.IOException;

/**
 * Ends the reading of Tomcat (10.1.59, 11.0.24) in the middle of a message. It takes what a message
 * handler throws to the endpoint, and reads on; what the endpoint throws it does not catch there,
 * but takes for a failure of the connection, which it closes, if it is an {@link IOException}. Then
 * it tells the endpoint of that.
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

  /** No method on the way declares it, and only as what it is does Tomcat take it so. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void unchecked(ReadingEnd end) throws E {
    throw (E) end;
  }
}
