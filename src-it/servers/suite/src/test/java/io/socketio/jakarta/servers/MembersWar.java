// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import java.util.Locale;
import org.jboss.shrinkwrap.api.asset.ClassLoaderAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application for members only, who are known by Jakarta Security: nothing of it is known to the
 * server.
 */
final class MembersWar {
  private static final String MEMBERS_ONLY =
      """
      <security-constraint>
        <web-resource-collection>
          <web-resource-name>members only</web-resource-name>
          <url-pattern>%s</url-pattern>
        </web-resource-collection>
        <auth-constraint>
          <role-name>member</role-name>
        </auth-constraint>
      </security-constraint>
      <security-role>
        <role-name>member</role-name>
      </security-role>
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
        .setWebXML(Wars.webXml(membersOnly("/socket.io/*")));
  }

  /** What a {@code web.xml} says of URLs that are for members only. */
  static String membersOnly(String urls) {
    return MEMBERS_ONLY.formatted(urls);
  }
}
