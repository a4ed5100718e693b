// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import jakarta.enterprise.inject.spi.CDIProvider;
import jakarta.servlet.ServletContext;
import java.util.ServiceLoader;
import java.util.Set;

/** Finds out why CDI did not start, so that there is no server. */
final class MissingServer {
  private MissingServer() {}

  static String explain(ServletContext context) {
    if (ServiceLoader.load(CDIProvider.class).findFirst().isEmpty()) {
      return "there is the API of CDI, but no implementation; add weld-servlet-core to WEB-INF/lib";
    }
    if (!contains(context, "/WEB-INF/", "beans.xml")
        && !contains(context, "/WEB-INF/classes/META-INF/", "beans.xml")) {
      return "CDI has found no bean; add WEB-INF/beans.xml, which may be empty";
    }
    Set<String> classes = ObservingClasses.in(context);
    return classes.isEmpty()
        ? "CDI has found no bean; each needs a scope such as @ApplicationScoped"
        : "CDI has found no bean; give a scope such as @ApplicationScoped to " + classes;
  }

  private static boolean contains(ServletContext context, String directory, String file) {
    Set<String> paths = context.getResourcePaths(directory);
    return paths != null && paths.contains(directory + file);
  }
}
