// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

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

/** Beans in a WAR of an EAR take part in its server. */
@Tag("ear")
@ExtendWith(ArquillianExtension.class)
class PartsInEarIT {
  @ArquillianResource private URL server;

  @Deployment(testable = false)
  static EnterpriseArchive archive() {
    return PartsArchives.inWarOfEar();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void eachBeanTakesPart() {
    PartsArchives.assertAllFound(server, "/parts", "JsonCodec");
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void theLogNamesWhatTakesPartAndWhatDoesNot() {
    PartsArchives.assertLogged();
  }
}
