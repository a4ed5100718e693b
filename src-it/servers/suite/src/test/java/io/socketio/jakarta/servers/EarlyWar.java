// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.servers.early.Early;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application that uses the server while it starts, and has context parameters. */
final class EarlyWar {
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

  static WebArchive with(Class<?> user) {
    WebArchive war =
        Wars.beans(name(user))
            .addClasses(Early.class, user)
            // To know that it runs, as what serves Socket.IO is elsewhere.
            .addAsWebResource(new StringAsset("deployed"), "index.html")
            .setWebXML(
                Wars.webXml(
                    Map.of("socketio.path", "/live", "socketio.pingInterval", PING_INTERVAL)));
    return user == Early.Bean.class
        ? war.addAsWebInfResource(
            new StringAsset(EJB_JAR_XML.formatted(user.getName())), "ejb-jar.xml")
        : war;
  }

  private static String name(Class<?> user) {
    return "early-" + user.getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  static void assertKnowsItsParameters(URL server, Class<?> user) {
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
