// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.socketio.jakarta.documentation.Parity.Row;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each behaviour that the page claims has a test, or a reason why it has none. */
class ParityTest {
  @TestFactory
  Stream<DynamicTest> everyRowNamesItsTestsOrAReason() throws IOException {
    Set<String> existing = TestNames.all();
    return rows().stream()
        .map(
            row ->
                dynamicTest(row.behaviour(), () -> assertThat(row.problems(existing)).isEmpty()));
  }

  @Test
  void everyLineOfATableIsARow() throws IOException {
    String text = Page.read(Parity.PAGE).text();
    long lines = text.lines().filter(line -> line.matches("\\|(?!-).*")).count();
    long heads = text.lines().filter(line -> line.startsWith("|-")).count();
    assertThat(rows()).hasSize((int) (lines - heads)).isNotEmpty();
  }

  @Test
  void noBehaviourIsToldTwice() throws IOException {
    assertThat(rows()).extracting(Row::behaviour).doesNotHaveDuplicates();
  }

  @Test
  void findsTheTestsOfThisProject() throws IOException {
    assertThat(TestNames.all())
        .contains("documentation.ParityTest.findsTheTestsOfThisProject")
        .contains("documentation.ParityTest.acceptsTestsOrAReason")
        .contains("documentation.ParityTest.everyRowNamesItsTestsOrAReason")
        .doesNotContain("documentation.ParityTest.rows")
        .contains("EventTest.relaysArgumentsAsTheyCame")
        .contains("rooms.mjs: \"rooms are joined and left\"");
  }

  @Test
  void variablesInTitlesAreAnEllipsis() {
    Set<String> names = new HashSet<>();
    TestNames.addScenarios(
        "a.mjs",
        "scenario(\"one\", f);\nserverScenario(\n  `${a} of ${b} ${c}${d(\"e\")}`, f);\ntest(\"x\");",
        names);
    assertThat(names).containsExactlyInAnyOrder("a.mjs: \"one\"", "a.mjs: \"… of …\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`ATest.first`",
        "`ATest.first`, `b.mjs: \"second\"`",
        "Does not apply: it is a matter of Node's streams",
        "Not in this release: a cluster adapter is needed for that"
      })
  void acceptsTestsOrAReason(String evidence) {
    assertThat(problems(evidence)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ATest.first",
        "soon",
        "`ATest.second`",
        "`ATest.first`, `ATest.second`",
        "`b.mjs: \"first\"`",
        "Does not apply: Node",
        "Not in this release"
      })
  void reportsARowWithoutTestOrReason(String evidence) {
    assertThat(problems(evidence)).hasSize(1);
  }

  private static List<String> problems(String evidence) {
    String page = "| Behaviour | Proven by |\n|---|---|\n| does it | " + evidence + " |\n";
    List<Row> rows = Parity.rows(page);
    assertThat(rows).hasSize(1);
    return rows.get(0).problems(Set.of("ATest.first", "b.mjs: \"second\""));
  }

  private static List<Row> rows() throws IOException {
    return Parity.rows(Page.read(Parity.PAGE).text());
  }
}
