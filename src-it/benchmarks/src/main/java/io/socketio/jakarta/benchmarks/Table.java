// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A table in Markdown. */
public final class Table {
  private static final String NOTHING = "–";

  private final StringBuilder out = new StringBuilder();

  /**
   * A table without rows.
   *
   * @param first the head of the first column
   * @param others the heads of the other columns
   */
  public Table(String first, List<String> others) {
    row(first, others);
    out.append("|---".repeat(others.size() + 1)).append("|\n");
  }

  /**
   * Adds a row.
   *
   * @param first its first cell
   * @param others its other cells
   */
  public void row(String first, List<String> others) {
    out.append("| ")
        .append(String.join(" | ", Stream.concat(Stream.of(first), others.stream()).toList()))
        .append(" |\n");
  }

  /**
   * The text of a cell.
   *
   * @param format how the figures are written
   * @param figures the figures; if the first one is NaN there is nothing to write
   * @return the text
   */
  public static String cell(String format, Object... figures) {
    return figures[0].equals(Double.NaN) ? NOTHING : String.format(Locale.ROOT, format, figures);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
