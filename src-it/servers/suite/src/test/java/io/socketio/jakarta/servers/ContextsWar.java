// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import org.jboss.shrinkwrap.api.asset.ClassLoaderAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application that tells what there is around each of its hooks. Where the server has Jakarta
 * Security, it is for members only.
 */
final class ContextsWar {
  static final String NAME = "contexts";

  private static final String PACKAGE = "io.socketio.jakarta.servers.contexts";
  private static final String GREETING =
      """
      <env-entry>
        <env-entry-name>greeting</env-entry-name>
        <env-entry-type>java.lang.String</env-entry-type>
        <env-entry-value>hello</env-entry-value>
      </env-entry>
      """;

  private ContextsWar() {}

  /** Classes of the application are not loaded, as servlets and EJBs are not known here. */
  static WebArchive create() {
    WebArchive war = Wars.beans(NAME);
    return Wars.serverHasCdi()
        ? war.addPackages(false, PACKAGE)
            .addPackages(
                false,
                path -> path.get().matches(".*/(BasicLogin|MembersStore)\\.class"),
                "io.socketio.jakarta.servers.members")
            .addAsWebInfResource(
                new ClassLoaderAsset("members/glassfish-web.xml"), "glassfish-web.xml")
            .setWebXML(Wars.webXml(MembersWar.membersOnly("/*") + GREETING))
        : war.addPackages(
                false, path -> !path.get().matches(".*(Security|Ejb)Callers\\.class"), PACKAGE)
            .setWebXML(Wars.webXml(GREETING));
  }
}
