// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Two web applications with the same observers, {@code /first} and {@code /second}, in an EAR. */
final class Ears {
  private static final String APPLICATION_XML =
      """
      <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
        <module>
          <web>
            <web-uri>first.war</web-uri>
            <context-root>/first</context-root>
          </web>
        </module>
        <module>
          <web>
            <web-uri>second.war</web-uri>
            <context-root>/second</context-root>
          </web>
        </module>
      </application>
      """;

  /** WildFly 39 takes no scope of a library of a WAR in an EAR for one: all classes are beans. */
  private static final String BEANS_XML =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>
      """;

  private Ears() {}

  /** Our JARs in each WAR. */
  static EnterpriseArchive each() {
    return ear(war("first").addAsLibraries(Wars.jars()), war("second").addAsLibraries(Wars.jars()));
  }

  /** Our JARs in the EAR. */
  static EnterpriseArchive shared() {
    return ear(war("first"), war("second")).addAsLibraries(Wars.jars());
  }

  private static EnterpriseArchive ear(WebArchive first, WebArchive second) {
    return ShrinkWrap.create(EnterpriseArchive.class, "two.ear")
        .addAsModules(first, second)
        .setApplicationXML(new StringAsset(APPLICATION_XML));
  }

  private static WebArchive war(String name) {
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .addClasses(EarBeans.class, EarBeans.Questions.class)
        .addAsResource(new StringAsset(name), "name")
        .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml");
  }
}
