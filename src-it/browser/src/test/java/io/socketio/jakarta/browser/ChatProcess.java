// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.browser;

import static java.util.stream.Collectors.joining;

import io.socketio.jakarta.sample.ChatServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.support.ui.FluentWait;

/** The sample chat in a process of its own. */
final class ChatProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Pattern READY = Pattern.compile("Chat is running at (\\S+)\\R");
  private static final Pattern PROBLEM = Pattern.compile("SEVERE:|WELD-|io\\.socketio");

  private final Process process;
  private final Path log;
  private final URI url;

  private ChatProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.url = awaitUrl();
  }

  /**
   * Starts the chat and waits until it is ready.
   *
   * @param port 0: a free one
   */
  static ChatProcess start(int port) {
    return start(port, Path.of("").toAbsolutePath());
  }

  /**
   * Starts the chat and waits until it is ready.
   *
   * @param port 0: a free one
   * @param directory the working directory of the process
   */
  static ChatProcess start(int port, Path directory) {
    try {
      Path log = Files.createTempFile(Path.of("target"), "chat-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Dport=" + port,
              "-cp",
              classPath(),
              ChatServer.class.getName(),
              System.getProperty("chat.directory"),
              System.getProperty("chat.work"));
      Process process =
          builder
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new ChatProcess(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tomcat and the class that starts it: CDI and JSON-B have to come out of the WAR. */
  private static String classPath() {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    return Stream.of(entries)
        .filter(entry -> entry.contains("tomcat-") || entry.contains("sample-war"))
        .collect(joining(File.pathSeparator));
  }

  private URI awaitUrl() {
    return new FluentWait<>(log)
        .withTimeout(START)
        .pollingEvery(Duration.ofMillis(50))
        .withMessage(() -> "The chat did not start, see " + log)
        .until(
            file -> {
              if (!process.isAlive()) {
                throw new AssertionError("The chat has ended: " + output());
              }
              Matcher ready = READY.matcher(output());
              return ready.find() ? URI.create(ready.group(1)) : null;
            });
  }

  private String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the server has logged that it should not have. */
  List<String> problems() {
    return output().lines().filter(line -> PROBLEM.matcher(line).find()).toList();
  }

  URI url() {
    return url;
  }

  /** Stops the server as an operator does, by SIGTERM. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("The chat did not stop within " + STOP + ", see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while the chat stopped", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
