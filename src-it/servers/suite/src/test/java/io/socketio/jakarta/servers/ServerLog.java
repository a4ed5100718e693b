// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the server under test writes into its log from now on. */
public final class ServerLog {
  private static final String FRAME = "\tat ";
  private static final Path FILE = Path.of(System.getProperty("server.log"));

  /** Open Liberty names a level by its letter, after time, thread and logger. */
  private static final Pattern PROBLEM =
      Pattern.compile(
          "\\b(ERROR|SEVERE|FATAL)\\b|^\\S*(Exception|Error)\\b|^Caused by:"
              + "|^\\[[^]]+] \\p{XDigit}{8} \\S+ +[EF] ");

  private static final Comparator<Path> BY_AGE = Comparator.comparing(ServerLog::written);

  private final int start = bytes().length;

  /** The entries that tell of an error, without those that the server is known to write. */
  public List<String> problems() {
    return entries(added()).stream().filter(isProblem()).toList();
  }

  /** What was added. */
  String added() {
    byte[] all = bytes();
    return new String(all, start, all.length - start, StandardCharsets.UTF_8);
  }

  /** All of it, from the start of the server. */
  static String all() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Lines, each with the frames of the stack that follow it. */
  private static List<String> entries(String text) {
    List<String> entries = new ArrayList<>();
    StringBuilder entry = new StringBuilder();
    text.lines()
        .forEach(
            line -> {
              if (!line.startsWith(FRAME)) {
                entries.add(entry.toString());
                entry.setLength(0);
              }
              entry.append(line).append('\n');
            });
    entries.add(entry.toString());
    return entries;
  }

  private static Predicate<String> isProblem() {
    List<String> known = Deviations.logged();
    return entry -> PROBLEM.matcher(entry).find() && known.stream().noneMatch(entry::contains);
  }

  private static byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.list(FILE.getParent())) {
      for (Path file : files.filter(ServerLog::isPart).sorted(BY_AGE).toList()) {
        all.write(Files.readAllBytes(file));
      }
      if (all.size() == 0) {
        throw new IllegalStateException("no log of the server at " + FILE);
      }
      return all.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Payara begins a new file after some megabytes, and adds something to the name of the last. */
  private static boolean isPart(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(FILE.getFileName().toString()) && !name.endsWith(".lck");
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
