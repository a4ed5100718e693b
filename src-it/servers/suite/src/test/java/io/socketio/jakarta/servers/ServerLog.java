// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the server under test writes into its log from now on. */
final class ServerLog {
  private static final Path FILE = Path.of(System.getProperty("server.log"));

  /** Open Liberty names a level by its letter, after time, thread and logger. */
  private static final Pattern PROBLEM =
      Pattern.compile(
          "\\b(ERROR|SEVERE|FATAL)\\b|^\\S*(Exception|Error)\\b|^Caused by:"
              + "|^\\[[^]]+] \\p{XDigit}{8} \\S+ +[EF] ");

  private final int start = bytes().length;

  /** The lines that tell of an error, without those that the server is known to write. */
  List<String> problems() {
    byte[] all = bytes();
    String added = new String(all, start, all.length - start, StandardCharsets.UTF_8);
    return added.lines().filter(isProblem()).toList();
  }

  private static Predicate<String> isProblem() {
    List<String> known = Deviations.logged();
    return line -> PROBLEM.matcher(line).find() && known.stream().noneMatch(line::contains);
  }

  private static byte[] bytes() {
    try {
      return Files.readAllBytes(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException("no log of the server", e);
    }
  }
}
