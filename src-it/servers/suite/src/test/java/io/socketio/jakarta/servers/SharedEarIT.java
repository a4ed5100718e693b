// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Our JARs in an EAR serve each of its web applications. */
@Tag("shared-ear")
@ExtendWith(ArquillianExtension.class)
class SharedEarIT {
  @ArquillianResource private URL server;

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    return Ears.shared();
  }

  /** Whether the web applications have one server or two is the container's choice. */
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void eachWebApplicationIsServed() {
    ServerLog log = new ServerLog();
    try (EarClient first = new EarClient(server, "/first");
        EarClient second = new EarClient(server, "/second")) {
      first.ask();
      second.ask();
      // Of the observers of one event, the first to return acknowledges it.
      first.awaitAsked("first");
      second.awaitAsked("second");
    }
    assertThat(log.problems()).isEmpty();
  }
}
