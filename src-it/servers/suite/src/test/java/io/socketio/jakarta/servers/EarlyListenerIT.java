// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import java.net.URL;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A listener may use the server before it has its context parameters. */
@ExtendWith(ArquillianExtension.class)
class EarlyListenerIT {
  @ArquillianResource private URL server;

  @Deployment(testable = false)
  static WebArchive war() {
    return EarlyWar.with("Listener");
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void theServerHasTheContextParameters() {
    EarlyWar.assertKnowsItsParameters(server, "Listener");
  }
}
