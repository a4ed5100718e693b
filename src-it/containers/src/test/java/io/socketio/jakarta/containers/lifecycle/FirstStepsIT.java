// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.lifecycle;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.containers.TomcatServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is forgotten in a WAR is named in the log. */
class FirstStepsIT extends Handler {
  private static final Path CHAT = Path.of(System.getProperty("chat.directory"));

  private final Logger logger = Logger.getLogger("");
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final TomcatServer tomcat = TomcatServer.empty();

  private boolean running = true;

  @TempDir Path war;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(CHAT)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path copy = war.resolve(CHAT.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    logger.addHandler(this);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(this);
    if (running) {
      tomcat.close();
    }
  }

  @Test
  void oneLineTellsWhatIsServedToHowManyObservers() {
    tomcat.deploy("/ready", war);

    assertThat(lines)
        .filteredOn(line -> line.contains("/ready/socket.io/"))
        .singleElement()
        .asString()
        .matches(
            "INFO SocketIoServer\\[namespaces=\\[/], adapter=InMemoryAdapter] with [1-9]\\d*"
                + " observers is ready at /ready/socket.io/ over polling and websocket");
  }

  @Test
  void beansXmlIsMissing() throws IOException {
    Files.delete(war.resolve("WEB-INF/beans.xml"));

    tomcat.deploy("/no-descriptor", war);

    assertThat(lines)
        .contains(
            "WARNING /no-descriptor/socket.io/ answers 404, because it has no server: CDI has found"
                + " no bean; add WEB-INF/beans.xml, which may be empty");
  }

  @Test
  void theOnlyBeanHasNoScope() throws IOException {
    deleteClasses();
    addBeanWithoutScope();

    tomcat.deploy("/no-scope", war);

    assertThat(lines)
        .contains(
            "WARNING /no-scope/socket.io/ answers 404, because it has no server: CDI has found no"
                + " bean; give a scope such as @ApplicationScoped to [forgotten.Handler]");
  }

  @Test
  void oneOfManyBeansHasNoScope() throws IOException {
    addBeanWithoutScope();

    tomcat.deploy("/one-without-scope", war);

    assertThat(lines)
        .filteredOn(line -> line.contains("is no bean"))
        .containsExactly(
            "WARNING forgotten.Handler is no bean, and its observers are never called: give it a"
                + " scope such as @ApplicationScoped");
  }

  @Test
  void cdiIsMissing() throws IOException {
    deleteLibraries("weld", "jakarta.enterprise", "jakarta.inject", "jakarta.interceptor");

    assertThatThrownBy(() -> tomcat.deploy("/no-cdi", war))
        .isInstanceOf(IllegalStateException.class);
    running = false; // a server whose web application fails is closed

    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("ServletException: socketio-cdi needs CDI")
                    .contains("add weld-servlet-core to WEB-INF/lib"))
        .noneSatisfy(line -> assertThat(line).contains("NoClassDefFoundError"));
  }

  @Test
  void theImplementationOfCdiIsMissing() throws IOException {
    deleteLibraries("weld");

    tomcat.deploy("/no-weld", war);

    assertThat(lines)
        .contains(
            "WARNING /no-weld/socket.io/ answers 404, because it has no server: there is the API of"
                + " CDI, but no implementation; add weld-servlet-core to WEB-INF/lib");
  }

  private void deleteClasses() throws IOException {
    try (Stream<Path> files = Files.walk(war.resolve("WEB-INF/classes"))) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Files.delete(file);
      }
    }
  }

  private void deleteLibraries(String... beginnings) throws IOException {
    try (Stream<Path> files = Files.list(war.resolve("WEB-INF/lib"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (Stream.of(beginnings).anyMatch(file.getFileName().toString()::startsWith)) {
          Files.delete(file);
        }
      }
    }
  }

  private void addBeanWithoutScope() throws IOException {
    Path source = Files.createDirectories(war.resolve("source")).resolve("Handler.java");
    Files.writeString(
        source,
        """
        package forgotten;

        import io.socketio.jakarta.cdi.OnSocketEvent;
        import jakarta.enterprise.event.Observes;

        public class Handler {
          void hello(@Observes @OnSocketEvent("hello") String text) {}
        }
        """);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> arguments =
        List.of(
            "-proc:none",
            "-cp",
            libraries(),
            "-d",
            Files.createDirectories(war.resolve("WEB-INF/classes")).toString(),
            source.toString());
    assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
  }

  private String libraries() throws IOException {
    try (Stream<Path> files = Files.list(war.resolve("WEB-INF/lib"))) {
      return files.map(Path::toString).collect(joining(File.pathSeparator));
    }
  }

  @Override
  public void publish(LogRecord logged) {
    Throwable thrown = logged.getThrown();
    lines.add(
        logged.getLevel()
            + " "
            + new SimpleFormatter().formatMessage(logged)
            + (thrown == null ? "" : " " + thrown));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
