// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.util.Utf8;
import jakarta.websocket.MessageHandler;
import java.util.function.Consumer;

/**
 * Joins the parts of text messages and counts their UTF-8 bytes.
 *
 * <p>The containers' own limits do not do: there are some that are not enforced.
 */
final class TextMessages implements MessageHandler.Partial<String> {
  private static final int MAX_BYTES_PER_CHAR = 3;

  /** The bytes of a character that has two surrogates. */
  private static final int PAIR = 4;

  /** What they count one by one. */
  private static final int HALVES = 2 * MAX_BYTES_PER_CHAR;

  private final long maxBytes;
  private final Consumer<String> sink;
  private final Excess excess;
  private final StringBuilder parts = new StringBuilder(0);
  private long size;

  TextMessages(long maxBytes, Consumer<String> sink, Excess excess) {
    this.maxBytes = maxBytes;
    this.sink = sink;
    this.excess = excess;
  }

  @Override
  public void onMessage(String part, boolean last) {
    if (excess.ignores(part.length())) {
      return;
    }
    if (!fits(part, last)) {
      clear();
      excess.begin();
    } else if (!last) {
      parts.append(part);
    } else if (parts.isEmpty()) {
      size = 0;
      sink.accept(part);
    } else {
      String message = parts.append(part).toString();
      clear();
      sink.accept(message);
    }
  }

  private boolean fits(String part, boolean last) {
    boolean whole = last && parts.isEmpty();
    if (whole && (long) part.length() * MAX_BYTES_PER_CHAR <= maxBytes) {
      return true;
    }
    size += Utf8.length(part);
    if (completesPair(part)) {
      size -= HALVES - PAIR;
    }
    return size <= maxBytes;
  }

  /** A container may end a part between two surrogates. */
  private boolean completesPair(String part) {
    return !parts.isEmpty()
        && !part.isEmpty()
        && Character.isSurrogatePair(parts.charAt(parts.length() - 1), part.charAt(0));
  }

  private void clear() {
    size = 0;
    parts.setLength(0);
    parts.trimToSize();
  }
}
