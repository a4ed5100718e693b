// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The headers of an answer, in order; a name may stand more than once.
 *
 * <p>Not thread-safe: filled by one thread before the answer is written.
 */
public final class ResponseHeaders {
  private final List<String> namesAndValues = new ArrayList<>(8);

  /** Makes an empty list of headers. */
  public ResponseHeaders() {}

  /**
   * Adds a header beside those of the same name.
   *
   * @param name the name
   * @param value the value
   * @return this
   * @throws IllegalArgumentException if name or value contains a line break
   */
  public ResponseHeaders add(String name, String value) {
    namesAndValues.add(singleLine(name));
    namesAndValues.add(singleLine(value));
    return this;
  }

  /**
   * Sets a header, replacing those of the same name.
   *
   * @param name the name
   * @param value the value
   * @return this
   * @throws IllegalArgumentException if name or value contains a line break
   */
  public ResponseHeaders set(String name, String value) {
    for (int i = namesAndValues.size() - 2; i >= 0; i -= 2) {
      if (namesAndValues.get(i).equalsIgnoreCase(name)) {
        namesAndValues.subList(i, i + 2).clear();
      }
    }
    return add(name, value);
  }

  /** Adds the headers of others whose names are not there, and those that may be there twice. */
  void addMissing(ResponseHeaders others) {
    int own = namesAndValues.size();
    others.forEach(
        (name, value) -> {
          if (isRepeatable(name) || !contains(name, own)) {
            add(name, value);
          }
        });
  }

  private static boolean isRepeatable(String name) {
    return name.equalsIgnoreCase("Set-Cookie") || name.equalsIgnoreCase("Vary");
  }

  private boolean contains(String name, int end) {
    for (int i = 0; i < end; i += 2) {
      if (namesAndValues.get(i).equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Visits all headers in order.
   *
   * @param visitor receives name and value
   */
  public void forEach(BiConsumer<String, String> visitor) {
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      visitor.accept(namesAndValues.get(i), namesAndValues.get(i + 1));
    }
  }

  private static String singleLine(String text) {
    if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a header must not contain a line break");
    }
    return text;
  }
}
