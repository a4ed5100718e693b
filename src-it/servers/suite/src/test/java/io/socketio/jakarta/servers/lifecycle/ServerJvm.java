// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.containers.Await;
import io.socketio.jakarta.containers.Client;
import io.socketio.jakarta.containers.Http;
import io.socketio.jakarta.servers.Deviations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JVM of the server under test, as {@code jcmd} sees it from outside. */
record ServerJvm(long pid) {
  /** Servers keep a thread without work for a minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int BURST = 100;
  private static final int OK = 200;
  private static final Pattern ANSWER = Pattern.compile("430\\[(\\d+)]");
  private static final Pattern OUR_OBJECTS = Pattern.compile("\\d+: .*\\bio\\.socketio\\..*");
  private static final Pattern OUR_THREADS = Pattern.compile("\"socketio-.*");

  /** The one that runs the application of a client. */
  static ServerJvm of(Client client) {
    client.send("420[\"pid\"]");
    String answer = client.next();
    Matcher matcher = ANSWER.matcher(answer);
    assertThat(answer).matches(ANSWER);
    return new ServerJvm(Long.parseLong(matcher.replaceFirst("$1")));
  }

  /** Ends it as an operating system does that stops a service. */
  ProcessHandle terminate() {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    assertThat(process).get().matches(ProcessHandle::destroy, "gets the signal");
    return process.get();
  }

  /**
   * Objects and threads of ours that are reachable. Constants of enums live as long as their class
   * loader, and so does anything of ours that a container registered, an MBean, say.
   */
  List<String> ours() {
    return Stream.concat(objects(), threads()).toList();
  }

  private Stream<String> objects() {
    jcmd("GC.run");
    return jcmd("GC.class_histogram").map(String::strip).filter(OUR_OBJECTS.asMatchPredicate());
  }

  private Stream<String> threads() {
    return jcmd("Thread.print").filter(OUR_THREADS.asMatchPredicate());
  }

  private List<String> left() {
    return Deviations.keepsApplications() ? threads().toList() : ours();
  }

  /**
   * Asserts that nothing is left of any application, as soon as the server's threads end that came
   * into being while it was undeployed: before Java 24, each remembers who started it.
   *
   * @param other a page of another application: a thread of WildFly remembers the last task that
   *     had to wait for it, until the next one does
   */
  void assertNothingIsLeft(URI other) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> left = left();
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      request(other);
      left = left();
    }
    assertThat(left).as("what is left in process %d", pid).isEmpty();
  }

  private static void request(URI page) {
    Stream.generate(() -> Http.request(page).build())
        .limit(BURST)
        .map(request -> Http.CLIENT.sendAsync(request, BodyHandlers.discarding()))
        .toList()
        .forEach(answer -> assertThat(Await.result("page", answer).statusCode()).isEqualTo(OK));
  }

  private Stream<String> jcmd(String command) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      return output.lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
