// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LinksTest {
  private static final List<String> FOR_CONTRIBUTORS =
      List.of("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", Parity.PAGE);

  @TestFactory
  Stream<DynamicTest> relativeLinksLeadSomewhere() throws IOException {
    List<Page> pages = new ArrayList<>(Page.forUsers());
    for (String name : FOR_CONTRIBUTORS) {
      pages.add(Page.read(name));
    }
    return pages.stream()
        .flatMap(
            page ->
                page.links().stream()
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .map(link -> dynamicTest(page.name() + " " + link, () -> check(page, link))));
  }

  private static void check(Page page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path file = Path.of(page.name());
    String target = parts[0].isEmpty() ? page.name() : resolve(file, parts[0]);
    assertThat(Page.ROOT.resolve(target)).exists();
    if (parts.length == 2) {
      assertThat(Page.parse(target, Files.readString(Page.ROOT.resolve(target))).anchors())
          .contains(parts[1]);
    }
  }

  private static String resolve(Path file, String target) {
    return file.resolveSibling(target).normalize().toString();
  }
}
