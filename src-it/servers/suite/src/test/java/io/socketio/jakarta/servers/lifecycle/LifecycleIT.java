// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.containers.Client;
import io.socketio.jakarta.servers.ServerLog;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications that come and go in a server that stays. */
@ExtendWith(ArquillianExtension.class)
@Tag("lifecycle")
@Tag("redeployment")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LifecycleIT {
  private static final int CLIENTS = 200;
  private static final int TIMES = 10;

  /** Much less than it takes to miss a ping. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  @ArquillianResource private Deployer deployer;

  @ArquillianResource
  @OperateOnDeployment("empty")
  private URL server;

  private final ServerLog log = new ServerLog();
  private final List<Application> deployed = new ArrayList<>();

  @Deployment(name = "empty", testable = false)
  static WebArchive empty() {
    return Application.empty();
  }

  @Deployment(name = "red", managed = false, testable = false)
  static WebArchive red() {
    return Application.war("red");
  }

  @Deployment(name = "blue", managed = false, testable = false)
  static WebArchive blue() {
    return Application.war("blue");
  }

  private Application deploy(String name) {
    Application application = Application.deploy(name, server, deployer);
    deployed.add(application);
    return application;
  }

  private void undeploy(Application application) {
    deployed.remove(application);
    application.undeploy();
  }

  @AfterEach
  void serverIsInOrder() {
    deployed.forEach(Application::undeploy);
    assertThat(log.problems()).isEmpty();
  }

  @Test
  void undeploymentEndsAllAtOnceAndLeavesNothing() {
    Application red = deploy("red");
    List<Client> clients = red.clients(CLIENTS);
    ServerJvm jvm = ServerJvm.of(clients.get(0));
    assertThat(jvm.ours()).anyMatch(line -> line.contains("io.socketio.jakarta.parser.PacketType"));

    long start = System.nanoTime();
    undeploy(red);
    Application.awaitEnd(clients);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    red.awaitJournal(CLIENTS, "server shutting down");
    jvm.assertNothingIsLeft(page());
  }

  @Test
  void nothingIsLeftOfTenDeployments() {
    List<ServerJvm> jvms = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      Application red = deploy("red");
      List<Client> clients = red.clients(20);
      jvms.add(ServerJvm.of(clients.get(0)));
      undeploy(red);
      Application.awaitEnd(clients);
    }
    assertThat(jvms).containsOnly(jvms.get(0));
    jvms.get(0).assertNothingIsLeft(page());
  }

  @Test
  void clientsThatReconnectComeBackEachTime() {
    Application red = deploy("red");
    ServerJvm jvm = ServerJvm.of(red.clients(1).get(0));
    try (StockClients clients = new StockClients(red.url())) {
      for (int i = 0; i < 3; i++) {
        clients.awaitConnected();
        undeploy(red);
        clients.awaitLost();
        red = deploy("red");
      }
      clients.awaitConnected();
      undeploy(red);
      clients.awaitLost();
    }
    jvm.assertNothingIsLeft(page());
  }

  @Test
  void twoApplicationsDoNotKnowOfEachOther() {
    Application red = deploy("red");
    Application blue = deploy("blue");
    List<Client> inRed = red.clients(2);
    List<Client> inBlue = blue.clients(2);
    ServerJvm jvm = ServerJvm.of(inBlue.get(0));

    inRed.get(0).send("42[\"tell\",\"red news\"]");
    inBlue.get(0).send("42[\"tell\",\"blue news\"]");
    assertThat(inRed).allMatch(client -> client.next().equals("42[\"told\",\"red news\"]"));
    assertThat(inBlue).allMatch(client -> client.next().equals("42[\"told\",\"blue news\"]"));

    undeploy(red);
    Application.awaitEnd(inRed);
    inBlue.forEach(Client::assertServed);

    undeploy(blue);
    Application.awaitEnd(inBlue);
    jvm.assertNothingIsLeft(page());
  }

  private URI page() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/empty/index.html");
  }
}
