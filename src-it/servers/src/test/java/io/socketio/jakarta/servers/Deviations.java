// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * The tests that a server is known not to pass, each with its reason, in the resource {@code
 * deviations/SERVER.properties}. They are not run there.
 */
final class Deviations {
  private Deviations() {}

  /** Leaves out what the server under test does not pass. */
  static PostDiscoveryFilter filter() {
    Properties reasons = read(System.getProperty("arquillian.launch"));
    return test ->
        reasons.containsKey(name(test))
            ? FilterResult.excluded(reasons.getProperty(name(test)))
            : FilterResult.included("expected to pass");
  }

  private static String name(TestDescriptor test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(source -> simpleName(source.getClassName()) + "." + source.getMethodName())
        .orElse("");
  }

  private static String simpleName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static Properties read(String server) {
    Properties reasons = new Properties();
    try (InputStream in =
        Deviations.class.getResourceAsStream("/deviations/" + server + ".properties")) {
      reasons.load(in);
      return reasons;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
