// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.lifecycle;

import io.socketio.jakarta.containers.TomcatServer;
import io.socketio.jakarta.containers.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.webresources.FileResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sample chat starts wherever Weld's JAR is among the others. Without fragments that say
 * otherwise Tomcat runs initializers in the order in which it happens to find their JARs.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class InitializerOrderIT {
  @ParameterizedTest
  @ValueSource(strings = {"weld-servlet-core", "socketio-cdi", "socketio-jakarta"})
  void startsWhicheverComesFirst(String jar) throws IOException {
    Path first = find(jar);
    try (TomcatServer tomcat = TomcatServer.empty()) {
      tomcat.deploy("/chat", Chat.WAR, context -> putFirst(context, first));

      try (var person = Transport.POLLING.open(tomcat, "/chat/socket.io/")) {
        person.join("{\"nickname\":\"Ada\"}");
      }
    }
  }

  private static Path find(String jar) throws IOException {
    try (Stream<Path> jars = Files.list(Chat.WAR.resolve("WEB-INF/lib"))) {
      return jars.filter(file -> file.getFileName().toString().startsWith(jar))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void putFirst(Context context, Path jar) {
    StandardRoot resources = new StandardRoot(context);
    String path = "/WEB-INF/lib/" + jar.getFileName();
    resources.addPreResources(new FileResourceSet(resources, path, jar.toString(), "/"));
    context.setResources(resources);
    // Tomcat does not see the class path of the tests when it looks for initializers of its own.
    context.setContainerSciFilter("^io\\.socketio\\.");
  }
}
