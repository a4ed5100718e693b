// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.cdi.OnSocketEvent;
import io.socketio.jakarta.fixtures.Fixtures;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Filter;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The fixtures as web applications at the root of a server, with our JARs beside them, and with
 * what the server lacks: its module keeps that in the directories {@code json} and {@code cdi}.
 */
public final class Wars {
  private static final Path LIBRARIES = Path.of(System.getProperty("server.libraries"));
  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        %s
        <context-param>
          <!-- Jetty lets the CDI of the WAR register itself. -->
          <param-name>org.eclipse.jetty.cdi</param-name>
          <param-value>CdiDecoratingListener</param-value>
        </context-param>
      </web-app>
      """;
  private static final String CONTEXT_PARAM =
      """
      <context-param>
        <param-name>%s</param-name>
        <param-value>%s</param-value>
      </context-param>
      """;
  private static final String BEANS_XML =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
          bean-discovery-mode="annotated"/>
      """;

  /** Payara and GlassFish, but not Payara Micro, would take ROOT for a path. */
  private static final String GLASSFISH_WEB_XML =
      """
      <!DOCTYPE glassfish-web-app PUBLIC
          "-//GlassFish.org//DTD GlassFish Application Server 3.1 Servlet 3.0//EN"
          "http://glassfish.org/dtds/glassfish-web-app_3_0-1.dtd">
      <glassfish-web-app>
        <context-root>/</context-root>
      </glassfish-web-app>
      """;

  /** The same for Open Liberty. */
  private static final String IBM_WEB_EXT_XML =
      """
      <web-ext xmlns="http://websphere.ibm.com/xml/ns/javaee" version="1.1">
        <context-root uri="/"/>
      </web-ext>
      """;

  private Wars() {}

  /** A fixture written with the API; nothing of it needs CDI. */
  static WebArchive plain(String fixture) {
    return war(fixture, Wars::isNoBean);
  }

  /** A fixture written with the API beside that at the root, at the path of its own name. */
  static WebArchive beside(String fixture) {
    return war(fixture, fixture, Wars::isNoBean)
        .addAsWebResource(new StringAsset("Deployed."), "index.html");
  }

  private static boolean isNoBean(ArchivePath path) {
    return !path.get().contains("Beans");
  }

  /** A fixture written with observers; only its own beans are to be found. */
  static WebArchive cdi(String fixture, String beans) {
    return war(fixture, path -> isNoBean(path) || path.get().contains("/" + beans))
        .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml")
        .addAsLibrary(jar(OnSocketEvent.class))
        .addAsLibraries(libraries("cdi"));
  }

  /** What an application written with observers carries. */
  static File[] jars() {
    return new File[] {jar(SocketIoServer.class), jar(OnSocketEvent.class)};
  }

  /** A web application that is not a fixture, and whose beans are still to be added. */
  public static WebArchive beans(String name) {
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml")
        .addAsLibraries(jars())
        .addAsLibraries(libraries("json"))
        .addAsLibraries(libraries("cdi"));
  }

  /** Whether the server has CDI, and with it what else belongs to Jakarta EE. */
  static boolean serverHasCdi() {
    return libraries("cdi").length == 0;
  }

  /** A {@code web.xml} with context parameters. */
  public static StringAsset webXml(Map<String, ?> parameters) {
    return webXml(
        parameters.entrySet().stream()
            .map(each -> CONTEXT_PARAM.formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining()));
  }

  /** A {@code web.xml} with other elements. */
  static StringAsset webXml(String elements) {
    return new StringAsset(WEB_XML.formatted(elements));
  }

  private static WebArchive war(String fixture, Filter<ArchivePath> classes) {
    return war("ROOT", fixture, classes)
        .addAsWebInfResource(new StringAsset(GLASSFISH_WEB_XML), "glassfish-web.xml")
        .addAsWebInfResource(new StringAsset(IBM_WEB_EXT_XML), "ibm-web-ext.xml");
  }

  private static WebArchive war(String name, String fixture, Filter<ArchivePath> classes) {
    JavaArchive fixtures =
        ShrinkWrap.create(ZipImporter.class).importFrom(jar(Fixtures.class)).as(JavaArchive.class);
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .merge(fixtures, "WEB-INF/classes", classes)
        .setWebXML(webXml(Map.of("fixture", fixture)))
        .addAsLibrary(jar(SocketIoServer.class))
        .addAsLibraries(libraries("json"));
  }

  private static File[] libraries(String kind) {
    File[] jars = LIBRARIES.resolve(kind).toFile().listFiles();
    return jars == null ? new File[0] : jars;
  }

  private static File jar(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
