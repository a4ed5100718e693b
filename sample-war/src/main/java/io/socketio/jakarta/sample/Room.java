// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A room of the chat.
 *
 * @param name lower case letters, digits, hyphens and underscores; 1 to 24 of them
 */
record Room(String name) {
  static final String RULE = "The name of a room has up to 24 letters, digits, - and _.";

  private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{N}_-]{1,24}");

  static Optional<Room> of(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return VALID.matcher(name).matches() ? Optional.of(new Room(name)) : Optional.empty();
  }

  /**
   * The Socket.IO room. Each socket has a room of its own that is named by its id; the prefix keeps
   * people from entering that of somebody else.
   */
  String channel() {
    return "room:" + name;
  }
}
