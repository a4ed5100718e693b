// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.socketio.jakarta.documentation.Page.Block;
import io.socketio.jakarta.documentation.Samples.Problem;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {
  @TestFactory
  Stream<DynamicTest> everySampleCompiles() throws IOException {
    return Page.forUsers().stream()
        .flatMap(page -> page.blocks("java").stream())
        .map(sample -> dynamicTest(sample.toString(), () -> assertCompiles(sample)));
  }

  private static void assertCompiles(Block sample) {
    assertThat(Samples.compile(sample)).isEmpty();
  }

  @Test
  void everyPageHasASample() throws IOException {
    assertThat(Page.forUsers()).allSatisfy(page -> assertThat(page.blocks("java")).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "interface A { Instant now(); }\ninterface B extends A {}\n",
        "int size() {\n  return socket.rooms().size();\n}\n",
        "socket.join(\"a\");\nio.emit(\"b\");\n",
        "import java.util.List;\n\npublic class Any {\n  List<String> all;\n}\n"
      })
  void acceptsFilesMembersAndStatements(String sample) {
    assertThat(compile(sample)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket.join(\"a\");\nsocket.joni(\"b\");\n",
        "int size() {\n  return \"three\";\n}\n",
        "import java.util.List;\nclass A { Set<String> all; }\n",
        "int size() {\n  return 3\n}\n",
        "void raw() {\n  List all = List.of();\n}\n"
      })
  void reportsErrorsAndWarningsWithTheirLines(String sample) {
    assertThat(compile(sample))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.toString()).startsWith("a.md:12: "));
  }

  private static List<Problem> compile(String sample) {
    return Samples.compile(new Block("a.md", "Heading", "java", 11, sample));
  }
}
