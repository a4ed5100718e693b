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
                + " bean; give a scope such as @ApplicationScoped to forgotten.Handler");
  }

  @Test
  void thereIsNeitherAScopeNorABeansXml() throws IOException {
    deleteClasses();
    Files.delete(war.resolve("WEB-INF/beans.xml"));
    addBeanWithoutScope();

    tomcat.deploy("/no-bean", war);

    assertThat(lines)
        .contains(
            "WARNING /no-bean/socket.io/ answers 404, because it has no server: CDI has found no"
                + " bean; add WEB-INF/beans.xml, which may be empty, and give a scope such as"
                + " @ApplicationScoped to forgotten.Handler");
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
  void aPayloadOfAnObserverIsPrivate() throws IOException {
    addClass(
        "Handler",
        """
        @ApplicationScoped
        public class Handler {
          private record Message(String text) {}

          void say(@Observes @OnSocketEvent("say") Message message) {}
        }
        """);

    assertThat(firstLineOfFailure("/private-record"))
        .startsWith("SEVERE Socket.IO cannot be deployed: @OnSocketEvent forgotten.Handler.say(")
        .endsWith("cannot be decoded: forgotten.Handler$Message is not public; make it public");
  }

  @Test
  void anObserverHasAReservedName() throws IOException {
    addClass(
        "Handler",
        """
        @ApplicationScoped
        public class Handler {
          void connected(@Observes @OnSocketEvent("connect") String text) {}
        }
        """);

    assertThat(firstLineOfFailure("/reserved"))
        .startsWith("SEVERE Socket.IO cannot be deployed: @OnSocketEvent forgotten.Handler.conn")
        .endsWith("Socket.IO reserves the event name connect; use @OnConnect");
  }

  @Test
  void aPayloadOfALambdaIsPrivate() throws IOException {
    addListener("io.on(\"say\", Message.class, (message, event) -> {});");

    assertThat(firstLineOfFailure("/private-record-of-lambda"))
        .isEqualTo(
            "SEVERE on(\"say\", ...) of namespace / in forgotten.Listener: cannot be decoded:"
                + " forgotten.Listener$Message is not public; make it public");
  }

  @Test
  void aLambdaHasAReservedName() throws IOException {
    addListener("io.on(\"connect\", event -> {});");

    assertThat(firstLineOfFailure("/reserved-of-lambda"))
        .isEqualTo(
            "SEVERE on(\"connect\", ...) of namespace / in forgotten.Listener: \"connect\" is a"
                + " reserved event name; use onConnection(...)");
  }

  @Test
  void jsonIsMissing() throws IOException {
    addListener("");
    deleteLibraries("weld", "socketio-cdi", "yasson");

    assertThat(firstLineOfFailure("/no-json"))
        .startsWith("SEVERE no JSON codec works here: JSON-B needs jakarta.json.bind-api and a");
  }

  @Test
  void aServerIsBoundToAnotherPath() throws IOException {
    addListener(
        """
        SocketIoOptions elsewhere = SocketIoOptions.builder().path("/other").build();
        io = SocketIoServer.builder().options(elsewhere).build();
        """);

    assertThat(firstLineOfFailure("/other-path"))
        .startsWith(
            "SEVERE nothing is registered at /other, only at [/socket.io]: set the context");
  }

  @Test
  void aSettingIsMisspelt() throws IOException {
    Files.writeString(
        war.resolve("WEB-INF/web.xml"),
        """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
          <context-param>
            <param-name>socketio.pingintervall</param-name>
            <param-value>5000</param-value>
          </context-param>
        </web-app>
        """);

    assertThat(firstLineOfFailure("/misspelt"))
        .startsWith("SEVERE invalid settings: ")
        .contains("pingintervall");
  }

  /** Deploys the WAR, which fails, and finds the first line that says that something is wrong. */
  private String firstLineOfFailure(String contextPath) {
    assertThatThrownBy(() -> tomcat.deploy(contextPath, war))
        .isInstanceOf(IllegalStateException.class);
    running = false; // a server whose web application fails is closed
    return lines.stream()
        .filter(line -> line.startsWith("WARNING") || line.startsWith("SEVERE"))
        .findFirst()
        .orElseThrow();
  }

  /** A web application with lambdas alone. */
  private void addListener(String statement) throws IOException {
    addClass(
        "Listener",
        """
        @WebListener
        public class Listener implements ServletContextListener {
          private record Message(String text) {}

          @Override
          public void contextInitialized(ServletContextEvent starting) {
            SocketIoServer io = SocketIoServer.builder().build();
            %s
            SocketIo.bind(starting.getServletContext(), io);
          }
        }
        """
            .formatted(statement));
  }

  @Test
  void cdiIsMissing() throws IOException {
    deleteLibraries("weld", "jakarta.enterprise", "jakarta.inject", "jakarta.interceptor");

    assertThat(firstLineOfFailure("/no-cdi"))
        .startsWith("SEVERE socketio-cdi needs CDI")
        .contains("add weld-servlet-core to WEB-INF/lib");
    assertThat(lines).noneSatisfy(line -> assertThat(line).contains("NoClassDefFoundError"));
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
    addClass(
        "Handler",
        """
        public class Handler {
          void hello(@Observes @OnSocketEvent("hello") String text) {}
        }
        """);
  }

  /** Compiles a class into the WAR. */
  private void addClass(String name, String text) throws IOException {
    Path source = Files.createDirectories(war.resolve("source")).resolve(name + ".java");
    Files.writeString(
        source,
        """
        package forgotten;

        import io.socketio.jakarta.SocketIoOptions;
        import io.socketio.jakarta.SocketIoServer;
        import io.socketio.jakarta.cdi.OnSocketEvent;
        import io.socketio.jakarta.servlet.SocketIo;
        import jakarta.enterprise.context.ApplicationScoped;
        import jakarta.enterprise.event.Observes;
        import jakarta.servlet.ServletContextEvent;
        import jakarta.servlet.ServletContextListener;
        import jakarta.servlet.annotation.WebListener;

        """
            + text);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> arguments =
        List.of(
            "-proc:none",
            "-cp",
            libraries() + File.pathSeparator + System.getProperty("java.class.path"),
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
