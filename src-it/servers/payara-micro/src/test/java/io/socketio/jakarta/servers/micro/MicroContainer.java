// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.micro;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Payara Micro, of which Arquillian starts one for each application. It deploys what it finds in a
 * directory then: the neighbour of an application waits there until that comes.
 */
public final class MicroContainer extends PayaraMicroDeployableContainer {
  private static final String NEIGHBOUR = "neighbour.war";
  private static final Path DIRECTORY =
      Path.of(System.getProperty("server.directory"), "neighbours");

  /** For Arquillian. */
  public MicroContainer() {}

  @Override
  public void start() throws LifecycleException {
    super.start();
    try {
      Files.createDirectories(DIRECTORY);
      Files.deleteIfExists(DIRECTORY.resolve(NEIGHBOUR)); // of a run that was broken off
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    if (!isNeighbour(archive)) {
      return super.deploy(archive);
    }
    archive.as(ZipExporter.class).exportTo(DIRECTORY.resolve(NEIGHBOUR).toFile());
    return new ProtocolMetaData();
  }

  @Override
  public void undeploy(Archive<?> archive) throws DeploymentException {
    if (!isNeighbour(archive)) {
      super.undeploy(archive);
      return;
    }
    try {
      Files.delete(DIRECTORY.resolve(NEIGHBOUR));
    } catch (IOException e) {
      throw new DeploymentException("the neighbour cannot be undeployed", e);
    }
  }

  private static boolean isNeighbour(Archive<?> archive) {
    return archive.getName().equals(NEIGHBOUR);
  }
}
