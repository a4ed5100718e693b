// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Properties;
import org.apache.catalina.util.ServerInfo;
import org.eclipse.jetty.util.Jetty;

/** On what machine something was measured, and with which versions. */
final class Conditions {
  private Conditions() {}

  static String describe(Processors processors, int rounds, double seconds) throws IOException {
    return String.format(
        Locale.ROOT,
        "%s, %d rounds of %s s. %s, %s; %s %s, OpenJDK %s. Tomcat %s, Node.js %s, netty-socketio %s,"
            + " socket.io-server %s on Jetty %s.%n",
        LocalDate.now(ZoneOffset.UTC),
        rounds,
        seconds,
        machine(),
        processors,
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.version"),
        ServerInfo.getServerNumber(),
        output("node", "--version"),
        version("com.corundumstudio.socketio/netty-socketio"),
        version("io.socket/socket.io-server"),
        Jetty.VERSION);
  }

  private static String machine() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
      if (line.startsWith("model name")) {
        return line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return System.getProperty("os.arch");
  }

  private static String output(String... command) throws IOException {
    try (InputStream output = new ProcessBuilder(command).start().getInputStream()) {
      return new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static String version(String artifact) throws IOException {
    String name = "/META-INF/maven/" + artifact + "/pom.properties";
    Properties properties = new Properties();
    try (InputStream file = Conditions.class.getResourceAsStream(name)) {
      properties.load(file);
    }
    return properties.getProperty("version");
  }
}
