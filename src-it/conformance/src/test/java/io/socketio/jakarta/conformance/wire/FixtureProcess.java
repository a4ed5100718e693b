// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.wire;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A fixture application in a process of its own. */
final class FixtureProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 3;

  private final Process process;
  private final Path log;
  private final int port;

  private FixtureProcess(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** Starts a fixture and waits until it accepts connections. */
  static FixtureProcess start(String name) {
    AssertionError failure = null;
    // Another process may take the free port before the fixture binds it.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      FixtureProcess fixture = launch(name);
      try {
        fixture.awaitReady();
        return fixture;
      } catch (AssertionError e) {
        fixture.close();
        failure = e;
      }
    }
    throw failure;
  }

  private static FixtureProcess launch(String name) {
    Path jar = Path.of(System.getProperty("sio.fixtures", "../fixtures/target/fixtures.jar"));
    if (!Files.exists(jar)) {
      throw new AssertionError("Set sio.url, or build the fixtures: no " + jar);
    }
    try {
      int port = freePort();
      Path log = Files.createDirectories(Path.of("target")).resolve("fixture-" + name + ".log");
      Process process =
          new ProcessBuilder(java(), "-Xmx512m", "-jar", jar.toString(), name, "" + port)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new FixtureProcess(process, log, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String java() {
    return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() {
    Await.until("fixture ready, see " + log, START, () -> isReady() || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError("The fixture has ended, see " + log);
    }
  }

  private boolean isReady() {
    try {
      return Files.readAllLines(log).contains("READY");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @Override
  public void close() {
    process.destroy();
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
