// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.ConnectionStateRecovery;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoSettings;
import io.socketio.jakarta.documentation.Page.Block;
import io.socketio.jakarta.engine.ConnectionError.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages list agrees with the code. */
class TablesTest {
  private static final Pattern OPTION =
      Pattern.compile("(?m)^\\| `socketio\\.([\\w.]+)` \\| (?:`([^`]+)`|none|from the heap)");
  private static final Pattern ERROR_CODE =
      Pattern.compile("(?m)^\\| (\\d) \\| `([A-Z_]+)` \\| `([^`]+)`");
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<groupId>(?!com\\.example)[^<]+</groupId>\\s*"
              + "<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");
  private static final Pattern SERVER_VERSION = Pattern.compile("<server\\.version>([^<]+)</");
  private static final Pattern SERVER =
      Pattern.compile("(?m)^\\| ([\\w. ]+) \\| (\\d[^ ]*) \\|(?: [\\w, ]+ \\|){5}$");
  private static final String WHAT_RUNS_WHERE = "docs/what-runs-where.md";
  private static final Pattern HOOK =
      Pattern.compile("(?m)^\\| ([^|]+) \\|(?: (?:[CNJIRHS]+|–) \\|)+$");
  private static final Pattern HOOK_SERVERS = Pattern.compile("(?m)^\\| Hook \\| (.+) \\|$");

  @Test
  void configurationNamesEveryOption() throws IOException {
    assertThat(options().map(option -> option.group(1)))
        .containsExactlyInAnyOrderElementsOf(SocketIoSettings.names());
  }

  @Test
  void configurationTellsTheDefaults() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    options()
        .filter(option -> option.group(2) != null)
        .forEach(option -> documented.put(option.group(1), option.group(2)));

    assertThat(values(SocketIoSettings.apply(documented, SocketIoOptions.builder()).build()))
        .isEqualTo(values(SocketIoOptions.builder().build()));
  }

  @Test
  void errorCodesAreThoseOfTheEngine() throws IOException {
    assertThat(ERROR_CODE.matcher(Page.read("docs/handlers.md").text()).results())
        .extracting(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
        .containsExactlyElementsOf(
            Arrays.stream(ErrorCode.values())
                .map(code -> code.code() + " " + code + " " + code.text())
                .toList());
  }

  @Test
  void dependenciesHaveTheVersionsOfThisBuild() throws IOException {
    List<MatchResult> dependencies =
        Page.forUsers().stream()
            .flatMap(page -> page.blocks("xml").stream())
            .map(Block::text)
            .flatMap(text -> DEPENDENCY.matcher(text).results())
            .toList();

    assertThat(dependencies)
        .isNotEmpty()
        .allSatisfy(
            dependency ->
                assertThat(dependency.group(2)).isEqualTo(versionInThisBuild(dependency.group(1))));
  }

  /** A plugin, unlike a dependency, has its version in the top-level POM alone. */
  private static String versionInThisBuild(String artifact) throws IOException {
    if (!artifact.endsWith("-plugin")) {
      return System.getProperty("version." + artifact);
    }
    return DEPENDENCY
        .matcher(Files.readString(Page.ROOT.resolve("pom.xml")))
        .results()
        .filter(plugin -> plugin.group(1).equals(artifact))
        .map(plugin -> plugin.group(2))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void containersAreTheServersOfThisBuild() throws IOException {
    List<String> versions = new ArrayList<>();
    try (var modules = Files.list(Page.ROOT.resolve("src-it/servers"))) {
      for (Path pom : modules.map(each -> each.resolve("pom.xml")).filter(Files::exists).toList()) {
        SERVER_VERSION
            .matcher(Files.readString(pom))
            .results()
            .forEach(version -> versions.add(version.group(1)));
      }
    }

    assertThat(SERVER.matcher(Page.read("docs/containers.md").text()).results())
        .extracting(server -> server.group(2))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(versions);
  }

  @Test
  void whatRunsWhereHasTheHooksOfItsTest() throws IOException {
    Path hooks = Page.ROOT.resolve("src-it/servers/suite/src/test/resources/what-runs-where.txt");
    List<String> expected =
        Files.readString(hooks)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" +", 4)[3])
            .toList();

    assertThat(HOOK.matcher(Page.read(WHAT_RUNS_WHERE).text()).results())
        .flatExtracting(row -> hooks(row.group(1)))
        .containsExactlyElementsOf(expected);
  }

  /** Circumstances of a hook that see the same share a row. */
  private static List<String> hooks(String row) {
    String[] parts = row.split(", ", 2);
    return parts.length == 1
        ? List.of(row)
        : Arrays.stream(parts[1].split("; ")).map(each -> parts[0] + ", " + each).toList();
  }

  @Test
  void whatRunsWhereHasTheServers() throws IOException {
    List<String> servers =
        SERVER
            .matcher(Page.read("docs/containers.md").text())
            .results()
            .map(server -> server.group(1))
            .toList();

    assertThat(HOOK_SERVERS.matcher(Page.read(WHAT_RUNS_WHERE).text()).results())
        .isNotEmpty()
        .allSatisfy(
            head ->
                assertThat(head.group(1).split(" [|] |, "))
                    .containsExactlyInAnyOrderElementsOf(servers));
  }

  private static Stream<MatchResult> options() throws IOException {
    return OPTION.matcher(Page.read("docs/configuration.md").text()).results();
  }

  private static List<?> values(SocketIoOptions options) {
    return List.of(
        options.path(),
        options.serveClient(),
        options.connectTimeout(),
        options.maxAttachments(),
        options.maxPendingEvents(),
        options.maxNamespaces(),
        options.maxAuthBytes(),
        options.cleanupEmptyChildNamespaces(),
        options.connectionStateRecovery().orElse(ConnectionStateRecovery.DEFAULT),
        options.engine().pingInterval(),
        options.engine().pingTimeout(),
        options.engine().upgradeTimeout(),
        options.engine().maxHttpBufferSize(),
        options.engine().maxBufferedBytes(),
        options.engine().transports(),
        options.engine().allowUpgrades(),
        options.engine().allowEIO3(),
        options.engine().jsonp(),
        options.engine().perMessageDeflate(),
        options.engine().httpCompression(),
        options.engine().cookie(),
        options.engine().cors());
  }
}
