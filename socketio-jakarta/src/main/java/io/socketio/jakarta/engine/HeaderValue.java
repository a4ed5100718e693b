// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/** What HTTP allows in the value of a header. */
final class HeaderValue {
  private HeaderValue() {}

  /** Tells whether a text consists of visible characters, spaces and tabs, Latin 1 included. */
  static boolean isValid(String value) {
    return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= 0xff && c != 0x7f));
  }
}
