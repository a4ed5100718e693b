// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application that uses the server while it starts, and has context parameters. */
final class EarlyWar {
  private static final String PACKAGE = "io.socketio.jakarta.servers.early";
  private static final int PING_INTERVAL = 7_000;
  private static final String EJB_JAR_XML =
      """
      <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0">
        <enterprise-beans>
          <session>
            <ejb-name>Early</ejb-name>
            <local-bean/>
            <ejb-class>%s</ejb-class>
            <session-type>Singleton</session-type>
            <init-on-startup>true</init-on-startup>
          </session>
        </enterprise-beans>
      </ejb-jar>
      """;

  private EarlyWar() {}

  /** The classes are not loaded, as servlets and EJBs are not known here. */
  static WebArchive with(String user) {
    WebArchive war =
        Wars.beans(name(user))
            .addPackages(
                false,
                path -> path.get().matches(".*Early(\\$Present|\\$?" + user + ")?\\.class"),
                PACKAGE)
            // To know that it runs, as what serves Socket.IO is elsewhere.
            .addAsWebResource(new StringAsset("deployed"), "index.html")
            .setWebXML(
                Wars.webXml(
                    Map.of("socketio.path", "/live", "socketio.pingInterval", PING_INTERVAL)));
    return user.equals("Bean")
        ? war.addAsWebInfResource(
            new StringAsset(EJB_JAR_XML.formatted(PACKAGE + ".EarlyBean")), "ejb-jar.xml")
        : war;
  }

  private static String name(String user) {
    return "early-" + user.toLowerCase(Locale.ROOT);
  }

  static void assertKnowsItsParameters(URL server, String user) {
    URI handshake =
        URI.create(
            "http://127.0.0.1:%d/%s/live/?EIO=4&transport=polling"
                .formatted(server.getPort(), name(user)));
    try (InputStream answer = handshake.toURL().openStream()) {
      assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"pingInterval\":" + PING_INTERVAL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
