// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import java.net.URL;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that want to stop the server; those beside them and another application are served. */
@ExtendWith(ArquillianExtension.class)
class AttackIT {
  @ArquillianResource
  @OperateOnDeployment("attack")
  private URL server;

  /** Deployed first: Payara Micro starts with the other. */
  @Deployment(name = "neighbour", order = 1, testable = false)
  static WebArchive neighbour() {
    return Wars.beside("neighbour");
  }

  @Deployment(name = "attack", order = 2, testable = false)
  static WebArchive war() {
    return Wars.plain("attack");
  }

  @TestFactory
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  Stream<DynamicTest> tests() {
    return Suite.run("io.socketio.jakarta.attacks", server, "attack");
  }
}
