// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A fixture application in a process of its own. */
public final class FixtureProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(10);
  private static final String PORT = "PORT ";

  private final Process process;
  private final Path log;

  private FixtureProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts a fixture at a free port and waits until it accepts connections. */
  public static FixtureProcess start(String name) {
    return start(name, 0);
  }

  /** Starts a fixture at a port, 0 for a free one, and waits until it accepts connections. */
  public static FixtureProcess start(String name, int port) {
    return start(name, port, List.of());
  }

  /** Starts a fixture with options of the JVM at a free port. */
  static FixtureProcess start(String name, List<String> options) {
    return start(name, 0, options);
  }

  private static FixtureProcess start(String name, int port, List<String> options) {
    FixtureProcess fixture = launch(name, port, options);
    try {
      fixture.awaitReady();
      return fixture;
    } catch (AssertionError e) {
      fixture.kill();
      throw e;
    }
  }

  private static FixtureProcess launch(String name, int port, List<String> options) {
    try {
      Path log = Files.createTempFile(Files.createDirectories(Path.of("target")), name, ".log");
      List<String> command = new ArrayList<>(command(name));
      command.addAll(command.indexOf("-jar"), options); // the last of equal ones counts
      command.add(Integer.toString(port));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new FixtureProcess(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command that starts a fixture when the port is added to it. */
  public static List<String> command(String name) {
    Path jar = Path.of(System.getProperty("sio.fixtures", "../fixtures/target/fixtures.jar"));
    if (!Files.exists(jar)) {
      throw new AssertionError("Set sio.url, or build the fixtures: no " + jar);
    }
    return List.of(
        java(),
        "-Xmx512m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:SharedArchiveFile=" + jar.resolveSibling("fixtures.jsa").toAbsolutePath(),
        "-jar",
        jar.toAbsolutePath().toString(),
        name);
  }

  private static String java() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
  }

  private void awaitReady() {
    Await.until("fixture ready, see " + log, START, () -> isReady() || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError("The fixture has ended, see " + log);
    }
  }

  private boolean isReady() {
    return output().contains("READY");
  }

  /** What it has printed until now, line by line. */
  public List<String> output() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port that it listens at. */
  public int port() {
    return output().stream()
        .filter(line -> line.startsWith(PORT))
        .mapToInt(line -> Integer.parseInt(line.substring(PORT.length())))
        .findFirst()
        .orElseThrow();
  }

  /** The root of its only web application. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  /** Ends it without a chance to say goodbye. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** Asks it to end, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("The fixture did not stop within " + STOP.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
