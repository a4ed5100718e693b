// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.servers.parts.CodecPart;
import io.socketio.jakarta.servers.parts.ParserPart;
import io.socketio.jakarta.servers.parts.Parts;
import java.net.URL;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Applications with beans that take part, in each packaging, and what a client finds of them. */
final class PartsArchives {
  private static final Class<?>[] PARTS =
      Stream.concat(Stream.of(Parts.class), Arrays.stream(Parts.class.getDeclaredClasses()))
          .toArray(Class<?>[]::new);
  private static final String BEANS_XML =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
          bean-discovery-mode="annotated"/>
      """;

  private PartsArchives() {}

  /** The beans in {@code WEB-INF/classes}. */
  static WebArchive inClasses() {
    return Wars.beans("parts").addClasses(PARTS).addClass(CodecPart.class);
  }

  /** The beans in a JAR in {@code WEB-INF/lib}. */
  static WebArchive inLibrary() {
    return Wars.beans("parts-library").addAsLibrary(jar());
  }

  /** The beans in a WAR of an EAR, with our JARs beside them. */
  static EnterpriseArchive inWarOfEar() {
    return ear(war().addAsLibraries(Wars.jars()));
  }

  /** The beans in a WAR of an EAR, with our JARs in the {@code lib} of the EAR. */
  static EnterpriseArchive sharedJars() {
    return ear(war()).addAsLibraries(Wars.jars());
  }

  /** The beans and our JARs in the {@code lib} of an EAR. */
  static EnterpriseArchive allShared() {
    return ear(ShrinkWrap.create(WebArchive.class, "parts.war").addAsWebResource(page(), "a.txt"))
        .addAsLibraries(Wars.jars())
        .addAsLibrary(jar());
  }

  private static StringAsset page() {
    return new StringAsset("a web application without beans");
  }

  private static WebArchive war() {
    return ShrinkWrap.create(WebArchive.class, "parts.war")
        .addClasses(PARTS)
        .addClass(CodecPart.class)
        .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml");
  }

  private static JavaArchive jar() {
    return ShrinkWrap.create(JavaArchive.class, "parts.jar")
        .addClasses(PARTS)
        .addClass(ParserPart.class)
        .addAsManifestResource(new StringAsset(BEANS_XML), "beans.xml");
  }

  private static EnterpriseArchive ear(WebArchive war) {
    return ShrinkWrap.create(EnterpriseArchive.class, "parts.ear").addAsModule(war);
  }

  /** Counts what was found. */
  static void assertAllFound(URL server, String contextPath, String parserOrCodec) {
    try (EarClient client = new EarClient(server, contextPath)) {
      assertThat(String.valueOf(client.ask("found")).split(", "))
          .containsExactlyInAnyOrder(
              "AdapterFactory",
              "ConnectMiddleware",
              "EngineMiddleware",
              "RoomListener",
              "observer of the builder",
              "observer of the engine",
              "observer of the options",
              "observer of the server",
              parserOrCodec);
      assertThat(client.refusal("/closed")).isEqualTo("closed");
    }
  }

  /** What is expected to take part must not be missing in silence. */
  static void assertLogged() {
    assertThat(ServerLog.all())
        .contains("beans that take part in the Socket.IO server")
        .contains(
            Parts.Forgotten.class.getName() + " implements ConnectMiddleware, but is no bean");
  }
}
