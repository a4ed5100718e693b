// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.documentation;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The rows of the page that tells which test proves which behaviour. */
final class Parity {
  static final String PAGE = "docs/parity.md";

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (.*?) \\| (.*?) \\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern REASON =
      Pattern.compile("(?:Does not apply|Not in this release): \\S+(?: \\S+){3,}");

  private Parity() {}

  /**
   * One row.
   *
   * @param behaviour what the server does
   * @param evidence the tests that prove it, or the reason why there is none
   */
  record Row(String behaviour, String evidence) {
    /** The names of its tests. */
    List<String> tests() {
      return CODE.matcher(evidence).results().map(result -> result.group(1)).toList();
    }

    /** What is wrong with it; empty: nothing. */
    List<String> problems(Set<String> existing) {
      if (REASON.matcher(evidence).matches()) {
        return List.of();
      }
      if (tests().isEmpty()) {
        return List.of("neither test nor reason");
      }
      return tests().stream()
          .filter(test -> !existing.contains(test))
          .map(test -> "no such test: " + test)
          .toList();
    }
  }

  /** The rows of all tables, their heads left out. */
  static List<Row> rows(String text) {
    return ROW.matcher(text).results().filter(row -> !isHead(row)).map(Parity::row).toList();
  }

  private static boolean isHead(MatchResult row) {
    return row.group(1).equals("Behaviour");
  }

  private static Row row(MatchResult row) {
    return new Row(row.group(1), row.group(2));
  }
}
