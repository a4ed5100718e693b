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

/** Each web application of an EAR that has our JARs has a server and observers of its own. */
@Tag("ear")
@Tag("several-wars")
@ExtendWith(ArquillianExtension.class)
class EarIT {
  @ArquillianResource private URL server;

  @Deployment(testable = false)
  static EnterpriseArchive ear() {
    return Ears.each();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void eachWebApplicationHasItsOwnServerAndObservers() {
    ServerLog log = new ServerLog();
    try (EarClient first = new EarClient(server, "/first");
        EarClient second = new EarClient(server, "/second")) {
      assertThat(second.ask()).isEqualTo(1);
      assertThat(first.ask()).isEqualTo(1);
      assertThat(first.ask()).isEqualTo(2);
      assertThat(second.ask()).isEqualTo(2);
      assertThat(first.asked()).containsExactly("first", "first");
      assertThat(second.asked()).containsExactly("second", "second");
    }
    assertThat(log.problems()).isEmpty();
  }
}
