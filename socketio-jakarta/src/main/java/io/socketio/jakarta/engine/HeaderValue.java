// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/** What HTTP allows in the value of a header. */
final class HeaderValue {
  private HeaderValue() {}

  /** Tells whether a text consists of visible characters, spaces and tabs, Latin 1 included. */
  static boolean isValid(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > 0xff || c == 0x7f || (c < ' ' && c != '\t')) {
        return false;
      }
    }
    return true;
  }
}
