// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.security;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The application of the tests as WARs, {@code members-basic.war} and {@code members-form.war},
 * which run on any server with JSON-B or without.
 */
final class MembersWar {
  private static final Pattern JARS =
      Pattern.compile("(socketio-jakarta|yasson|parsson|jakarta\\.json).*\\.jar");

  /** Of this JVM alone: test classes run in several. */
  private static final Path DIRECTORY =
      Path.of(System.getProperty("tomcat.directory")).resolve("members");

  private MembersWar() {}

  static Path write(Login login) throws IOException {
    Path war = DIRECTORY.resolve(login.application() + ".war");
    Files.createDirectories(DIRECTORY);
    try (OutputStream file = Files.newOutputStream(war);
        JarOutputStream jar = new JarOutputStream(file)) {
      add(jar, "WEB-INF/web.xml", "/members/" + login.descriptor());
      add(jar, "WEB-INF/glassfish-web.xml", "/members/glassfish-web.xml");
      add(jar, "login.html", "/members/login.html");
      add(jar, "refused.html", "/members/refused.html");
      addClass(jar, MembersListener.class);
      addClass(jar, SignOut.class);
      for (Path library : libraries()) {
        jar.putNextEntry(new JarEntry("WEB-INF/lib/" + library.getFileName()));
        Files.copy(library, jar);
      }
    }
    return war;
  }

  private static void addClass(JarOutputStream jar, Class<?> type) throws IOException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    add(jar, "WEB-INF/classes" + file, file);
  }

  private static void add(JarOutputStream jar, String name, String resource) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    try (InputStream content = MembersWar.class.getResourceAsStream(resource)) {
      content.transferTo(jar);
    }
  }

  private static List<Path> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> JARS.matcher(entry.getFileName().toString()).matches())
        .toList();
  }
}
