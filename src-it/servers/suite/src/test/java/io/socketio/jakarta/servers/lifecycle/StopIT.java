// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.lifecycle;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.socketio.jakarta.containers.Client;
import java.net.URL;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stops the server with a signal, as an operating system does; no other test can follow. */
@ExtendWith(ArquillianExtension.class)
@Tag("lifecycle")
class StopIT {
  private static final int CLIENTS = 200;
  private static final int SECONDS = 10;

  @ArquillianResource private Deployer deployer;
  @ArquillianResource private DeploymentScenario deployments;
  @ArquillianResource private ContainerRegistry containers;

  @Deployment(name = "red", managed = false, testable = false)
  static WebArchive war() {
    return Application.war("red");
  }

  @BeforeEach
  void deploy() {
    deployer.deploy("red");
  }

  /** Nothing can be undeployed from a server that has ended: Arquillian is not to try. */
  @AfterEach
  void forget() {
    deployments.deployedDeployments().forEach(deployed -> deployed.undeployed());
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void theServerStopsSoonAndTellsItsClients(
      @ArquillianResource @OperateOnDeployment("red") URL url) {
    Application red = Application.deployed("red", url, deployer);
    List<Client> clients = red.clients(CLIENTS);

    ProcessHandle process = ServerJvm.of(clients.get(0)).terminate();

    assertThatCode(() -> process.onExit().get(SECONDS, TimeUnit.SECONDS))
        .as("stops within %d s", SECONDS)
        .doesNotThrowAnyException();
    // The adapter of Open Liberty does not know how to stop what has ended.
    containers.getContainers().forEach(ended -> ended.setState(Container.State.KILLED));
    Application.awaitEnd(clients);
    // Jetty cuts all connections before it ends the application.
    red.awaitJournal(CLIENTS, "server shutting down", "transport close", "transport error");
  }
}
