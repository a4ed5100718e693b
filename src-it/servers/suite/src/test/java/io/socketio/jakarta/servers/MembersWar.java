// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import java.util.Locale;
import org.jboss.shrinkwrap.api.asset.ClassLoaderAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application for members only, who are known by Jakarta Security: nothing of it is known to the
 * server.
 */
final class MembersWar {
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <security-constraint>
          <web-resource-collection>
            <web-resource-name>members only</web-resource-name>
            <url-pattern>/socket.io/*</url-pattern>
          </web-resource-collection>
          <auth-constraint>
            <role-name>member</role-name>
          </auth-constraint>
        </security-constraint>
        <security-role>
          <role-name>member</role-name>
        </security-role>
      </web-app>
      """;

  private MembersWar() {}

  static WebArchive with(String login) {
    return Wars.beans("members-" + login.toLowerCase(Locale.ROOT))
        .addPackages(
            false,
            path -> !path.get().contains("Login") || path.get().contains(login + "Login"),
            "io.socketio.jakarta.servers.members")
        .addAsWebResource(new ClassLoaderAsset("members/login.html"), "login.html")
        .addAsWebResource(new ClassLoaderAsset("members/refused.html"), "refused.html")
        .addAsWebInfResource(new ClassLoaderAsset("members/glassfish-web.xml"), "glassfish-web.xml")
        .setWebXML(new StringAsset(WEB_XML));
  }
}
