// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.process;

import io.socketio.jakarta.wire.Await;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * An unpacked server that is started as its users do, and deploys the WARs of a directory. The
 * applications are known to run by a Socket.IO server at its default path, or by a page.
 */
final class ProcessContainer implements DeployableContainer<ProcessConfiguration> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String HOST = "127.0.0.1";
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final HttpClient client = HttpClient.newHttpClient();
  private ProcessConfiguration configuration = new ProcessConfiguration();
  private Optional<Process> process = Optional.empty();

  @Override
  public Class<ProcessConfiguration> getConfigurationClass() {
    return ProcessConfiguration.class;
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Local");
  }

  @Override
  public void setup(ProcessConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public void start() throws LifecycleException {
    try {
      forgetApplications();
      Process started =
          new ProcessBuilder(configuration.command())
              .redirectErrorStream(true)
              .redirectOutput(configuration.log().toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroy, "server-stop"));
      process = Optional.of(started);
    } catch (IOException e) {
      throw new LifecycleException("the server cannot be started", e);
    }
    await("the server answers", () -> status("/").isPresent());
  }

  /** Those of a run before that was broken off. */
  private void forgetApplications() throws IOException {
    Path directory = Files.createDirectories(configuration.deployments());
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(directory)) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void stop() {
    process.ifPresent(Process::destroy);
    process.ifPresent(
        stopped -> Await.until("the server has ended", PATIENCE, () -> !stopped.isAlive()));
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    Path war = configuration.deployments().resolve(archive.getName());
    Path draft = configuration.log().resolveSibling(archive.getName());
    archive.as(ZipExporter.class).exportTo(draft.toFile(), true);
    try {
      // A server that looks at this moment must not see half a file.
      Files.move(draft, war, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new DeploymentException("the application cannot be deployed", e);
    }
    await("deployed " + archive.getName(), () -> serves(archive));
    HTTPContext context = new HTTPContext(HOST, configuration.port());
    context.add(new Servlet("default", contextPath(archive) + "/"));
    return new ProtocolMetaData().addContext(context);
  }

  @Override
  public void undeploy(Archive<?> archive) throws DeploymentException {
    if (process.stream().noneMatch(Process::isAlive)) {
      // A test has stopped it, and nothing is deployed any more.
      return;
    }
    try {
      Files.delete(configuration.deployments().resolve(archive.getName()));
    } catch (IOException e) {
      throw new DeploymentException("the application cannot be undeployed", e);
    }
    await("undeployed " + archive.getName(), () -> !serves(archive));
  }

  private void await(String what, BooleanSupplier condition) {
    Await.until(
        what + "; see " + configuration.log(),
        PATIENCE,
        () -> condition.getAsBoolean() || process.stream().noneMatch(Process::isAlive));
    if (process.stream().noneMatch(Process::isAlive)) {
      throw new IllegalStateException("the server has ended; see " + configuration.log());
    }
  }

  private boolean serves(Archive<?> archive) {
    return Stream.of("/socket.io/", "/index.html")
        .map(path -> status(contextPath(archive) + path))
        .flatMapToInt(OptionalInt::stream)
        .anyMatch(status -> status != NOT_FOUND && status != UNAVAILABLE);
  }

  private static String contextPath(Archive<?> archive) {
    String name = archive.getName().replaceFirst("\\.war$", "");
    return name.equals("ROOT") ? "" : "/" + name;
  }

  /** What the server answers, or nothing while it accepts no connection. */
  private OptionalInt status(String path) {
    URI uri = URI.create("http://" + HOST + ":" + configuration.port() + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    try {
      return OptionalInt.of(client.send(request, BodyHandlers.discarding()).statusCode());
    } catch (ConnectException e) {
      return OptionalInt.empty();
    } catch (IOException e) {
      throw new IllegalStateException("no answer from the server", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
