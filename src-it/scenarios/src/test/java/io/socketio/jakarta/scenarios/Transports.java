// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios;

import java.util.Locale;
import java.util.stream.Stream;

/** What clients may use: each alone, or polling with an upgrade. */
public enum Transports {
  POLLING("polling", "polling"),
  WEBSOCKET("websocket", "websocket"),
  UPGRADE("polling", "websocket");

  private final String first;
  private final String last;

  Transports(String first, String last) {
    this.first = first;
    this.last = last;
  }

  /** The names of the transports, as clients have them in their options. */
  public String[] names() {
    return Stream.of(first, last).distinct().toArray(String[]::new);
  }

  /** The name of the transport that a connection uses in the end. */
  public String last() {
    return last;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
