// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown file of the project.
 *
 * @param name the file relative to the top of the repository, with slashes
 * @param text the whole file
 * @param blocks its fenced code blocks
 * @param links the targets of its links, those in code left out
 * @param anchors the anchors of its headings
 */
record Page(String name, String text, List<Block> blocks, List<String> links, Set<String> anchors) {
  static final Path ROOT = Path.of(System.getProperty("basedir")).resolve("../..").normalize();

  private static final Pattern FENCE = Pattern.compile("```(\\w*)");
  private static final Pattern HEADING = Pattern.compile("#+ (.*)");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern INLINE_CODE = Pattern.compile("`[^`]*`");

  /**
   * A fenced code block.
   *
   * @param page the name of its page
   * @param heading the heading above it
   * @param language the language after the opening fence, perhaps empty
   * @param line the number of its first line in the page, from 1
   * @param text its lines
   */
  record Block(String page, String heading, String language, int line, String text) {
    @Override
    public String toString() {
      return page + ":" + line + " " + heading;
    }
  }

  /** The pages for users of the library: the README and docs, but for the list of behaviours. */
  static List<Page> forUsers() throws IOException {
    List<Page> pages = new ArrayList<>();
    pages.add(read("README.md"));
    try (var files = Files.list(ROOT.resolve("docs"))) {
      for (Path file : files.sorted().toList()) {
        String name = "docs/" + file.getFileName();
        if (name.endsWith(".md") && !name.equals(Parity.PAGE)) {
          pages.add(read(name));
        }
      }
    }
    return pages;
  }

  static Page read(String name) throws IOException {
    return parse(name, Files.readString(ROOT.resolve(name)));
  }

  static Page parse(String name, String text) {
    List<Block> blocks = new ArrayList<>();
    List<String> links = new ArrayList<>();
    Set<String> anchors = new HashSet<>();
    String heading = "";
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        int end = endOfBlock(name, lines, i + 1);
        String code = String.join("\n", lines.subList(i + 1, end)) + "\n";
        blocks.add(new Block(name, heading, fence.group(1), i + 2, code));
        i = end;
        continue;
      }
      Matcher title = HEADING.matcher(lines.get(i));
      if (title.matches()) {
        heading = title.group(1);
        anchors.add(anchor(heading));
      }
      LINK.matcher(INLINE_CODE.matcher(lines.get(i)).replaceAll("code"))
          .results()
          .map(result -> result.group(1))
          .forEach(links::add);
    }
    return new Page(name, text, List.copyOf(blocks), List.copyOf(links), Set.copyOf(anchors));
  }

  private static int endOfBlock(String name, List<String> lines, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).equals("```")) {
        return i;
      }
    }
    throw new IllegalArgumentException(name + ":" + from + ": the code block has no end");
  }

  /** The anchor that GitHub makes of a heading. */
  private static String anchor(String heading) {
    return heading
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^\\w\\- ]", "")
        .replace(' ', '-');
  }

  List<Block> blocks(String language) {
    return blocks.stream().filter(block -> block.language().equals(language)).toList();
  }
}
