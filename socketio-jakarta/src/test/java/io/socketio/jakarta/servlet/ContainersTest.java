// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each container has one room, and is found. */
final class ContainersTest {
  private static final Path SOURCES = Path.of("src/main/java");

  private static final Pattern PRODUCTS =
      Pattern.compile(
          "tomcat|undertow|wildfly|tyrus|grizzly|payara|glassfish|liberty|jetty",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> ROOMS =
      Set.of(
          "Tomcat.java",
          "TomcatChannel.java",
          "Undertow.java",
          "Grizzly.java",
          "TyrusChannel.java",
          "Liberty.java",
          "Jetty.java",
          "Containers.java");

  /** A test in a table, and maybe one of its methods. */
  private static final Pattern TEST = Pattern.compile("\\{@code (\\w+(?:Test|IT))(?:\\.(\\w+))?}");

  @Test
  void isFoundByItsContextOrElseByItsWebSockets() {
    AtomicReference<ServletContext> started = new AtomicReference<>();
    try (TomcatServer tomcat = new TomcatServer()) {
      tomcat.deploy("", started::set);
      ServletContext context = started.get();
      assertThat(Containers.of(context)).isInstanceOf(Tomcat.class);
      Object webSockets = context.getAttribute(Binding.SERVER_CONTAINER);
      assertThat(Containers.of(wrapped(webSockets))).isInstanceOf(Tomcat.class);
    }
  }

  @Test
  void anyOtherDoesWhatTheSpecificationsSay() {
    assertThat(Containers.of(wrapped(null)).getClass().getName()).startsWith("io.socketio.");
    assertThat(Containers.of(wrapped(new Object()))).isNotInstanceOf(Tomcat.class);
  }

  private static ServletContext wrapped(Object webSockets) {
    return (ServletContext)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) -> webSockets);
  }

  @Test
  void isNamedInItsRoomAlone() {
    assertThat(files(SOURCES))
        .filteredOn(file -> !ROOMS.contains(file.getFileName().toString()))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(PRODUCTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tomcat", "Undertow", "Grizzly", "Liberty", "Jetty"})
  void theTestsInItsTableExist(String room) throws IOException {
    Map<String, String> tests = tests();
    Path file = SOURCES.resolve("io/socketio/jakarta/servlet/" + room + ".java");
    Matcher named = TEST.matcher(read(file).replaceAll("\\s+\\* +", " "));
    int count = 0;
    for (; named.find(); count++) {
      String method = named.group(2);
      assertThat(tests.getOrDefault(named.group(1), ""))
          .as(named.group())
          .contains(method == null ? "class " + named.group(1) : " " + method + "(");
    }
    assertThat(count).isPositive();
  }

  /** All sources of tests, by the names of their classes. */
  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> modules = Files.walk(Path.of("../src-it"), 2)) {
      return Stream.concat(Stream.of(Path.of("")), modules)
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(ContainersTest::files)
          .filter(file -> file.toString().matches(".*(Test|IT)\\.java"))
          .collect(
              toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  ContainersTest::read,
                  String::concat));
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
