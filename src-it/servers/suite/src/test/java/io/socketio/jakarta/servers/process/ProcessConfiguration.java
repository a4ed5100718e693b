// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.process;

import java.nio.file.Path;
import java.util.List;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** How a server is started, and where it takes applications from; set by {@code arquillian.xml}. */
public final class ProcessConfiguration implements ContainerConfiguration {
  private List<String> command = List.of();
  private Path deployments = Path.of("");
  private Path log = Path.of("");
  private int port;

  /** For Arquillian. */
  public ProcessConfiguration() {}

  /** What runs the server in the foreground; words are separated by white space. */
  public void setCommand(String command) {
    this.command = List.of(command.strip().split("\\s+"));
  }

  /** The directory that the server watches for WARs. */
  public void setDeployments(String deployments) {
    this.deployments = Path.of(deployments);
  }

  /** The file for the output of the server. */
  public void setLog(String log) {
    this.log = Path.of(log);
  }

  /** The port for HTTP, on the loopback address. */
  public void setPort(Integer port) {
    this.port = port;
  }

  List<String> command() {
    return command;
  }

  Path deployments() {
    return deployments;
  }

  Path log() {
    return log;
  }

  int port() {
    return port;
  }

  @Override
  public void validate() {
    if (command.isEmpty() || port == 0) {
      throw new IllegalStateException("command and port have to be set");
    }
  }
}
