// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of which a program writes a part: what stands between two comments. */
public final class Document {
  private Document() {}

  /**
   * Replaces what stands between {@code <!-- begin NAME -->} and {@code <!-- end NAME -->}.
   *
   * @param page the page
   * @param name the name of the part
   * @param text its new text
   * @throws IOException if the page cannot be read or written, or has no such part
   */
  public static void replace(Path page, String name, String text) throws IOException {
    String old = Files.readString(page);
    String begin = "<!-- begin " + name + " -->\n";
    int from = old.indexOf(begin) + begin.length();
    int to = old.indexOf("<!-- end " + name + " -->");
    if (from < begin.length() || to < from) {
      throw new IOException(page + " has no part " + name);
    }
    Files.writeString(
        page, old.substring(0, from) + "\n" + text.strip() + "\n\n" + old.substring(to));
  }
}
