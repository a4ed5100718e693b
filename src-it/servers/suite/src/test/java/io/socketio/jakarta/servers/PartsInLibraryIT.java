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

/** Beans in a library of a WAR take part in its server. */
@ExtendWith(ArquillianExtension.class)
class PartsInLibraryIT {
  @ArquillianResource private URL server;

  @Deployment(testable = false)
  static WebArchive archive() {
    return PartsArchives.inLibrary();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void eachBeanTakesPart() {
    PartsArchives.assertAllFound(server, "/parts-library", "Parser");
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void theLogNamesWhatTakesPartAndWhatDoesNot() {
    PartsArchives.assertLogged();
  }
}
