// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

/** A value could not be turned into JSON, or an argument not into the wanted type. */
public final class PayloadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what does not fit
   */
  public PayloadException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message what does not fit
   * @param cause what the codec reported
   */
  public PayloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
