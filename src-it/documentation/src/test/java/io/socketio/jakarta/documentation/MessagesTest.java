// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.documentation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the server is said to log is in its sources, so that a search for a line finds the page. */
class MessagesTest {
  private static final String PAGE = "docs/troubleshooting.md";

  /** A table of messages of the server, by its first or second heading; of that column only. */
  private static final Pattern HEADING =
      Pattern.compile("\\| (?:In the log|[^|]+ \\| Sign in the log) \\|.*");

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** A name or a value of the application, with the punctuation around it. */
  private static final Pattern VARIABLE = Pattern.compile("[\\p{Punct}&&[^@<]]*…[:;,.]*");

  /** Of how many pieces of the sources a message may consist between two variables. */
  private static final int MOST_PIECES = 3;

  private static String sources;

  @BeforeAll
  static void readSources() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module : List.of("socketio-jakarta", "socketio-cdi")) {
      try (var all = Files.walk(Page.ROOT.resolve(module + "/src/main/java"))) {
        all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      }
    }
    sources =
        files.stream()
            .map(MessagesTest::read)
            .collect(joining())
            .replaceAll("\"\\s*\\+\\s*\"", "")
            .replace("\\\"", "\"");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyMessageIsInTheSources() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    int column = 0;
    for (String line : Page.read(PAGE).text().lines().toList()) {
      if (!line.startsWith("|")) {
        column = 0;
      } else if (HEADING.matcher(line).matches()) {
        column = line.startsWith("| In the log") ? 1 : 2;
      } else if (column != 0) {
        CODE.matcher(line.split("\\|", -1)[column])
            .results()
            .map(code -> code.group(1))
            .forEach(code -> tests.add(dynamicTest(code, () -> assertInSources(code))));
      }
    }
    assertThat(tests).hasSizeGreaterThan(30);
    return tests.stream();
  }

  private static void assertInSources(String message) {
    assertThat(VARIABLE.splitAsStream(message).map(String::strip).filter(part -> !part.isEmpty()))
        .isNotEmpty()
        .allMatch(part -> isMadeOf(List.of(part.split(" ", -1)), MOST_PIECES));
  }

  private static boolean isMadeOf(List<String> words, int pieces) {
    return words.isEmpty()
        || (pieces > 0
            && IntStream.rangeClosed(1, words.size())
                .anyMatch(
                    end ->
                        sources.contains(String.join(" ", words.subList(0, end)))
                            && isMadeOf(words.subList(end, words.size()), pieces - 1)));
  }
}
