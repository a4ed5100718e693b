// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.CDIProvider;
import jakarta.servlet.ServletContext;
import java.util.ServiceLoader;
import java.util.Set;

/** Finds out why CDI did not start, so that there is no server. */
final class MissingServer {
  private MissingServer() {}

  static String explain(ServletContext context) {
    boolean hasBeansXml =
        contains(context, "/WEB-INF/", "beans.xml")
            || contains(context, "/WEB-INF/classes/META-INF/", "beans.xml");
    String classes = String.join(", ", ObservingClasses.withoutScope(context));
    String scopes =
        classes.isEmpty()
            ? "each needs a scope such as @ApplicationScoped"
            : "give a scope such as @ApplicationScoped to " + classes;
    if (ServiceLoader.load(CDIProvider.class).findFirst().isPresent()) {
      String file = "add WEB-INF/beans.xml, which may be empty";
      String cure = classes.isEmpty() ? file : file + ", and " + scopes;
      return "CDI has found no bean; " + (hasBeansXml ? scopes : cure);
    }
    return CDI.class.getClassLoader() == context.getClassLoader()
        ? "there is the API of CDI, but no implementation; add weld-servlet-core to WEB-INF/lib"
        : "the CDI of this server has found no bean; " + scopes;
  }

  private static boolean contains(ServletContext context, String directory, String file) {
    Set<String> paths = context.getResourcePaths(directory);
    return paths != null && paths.contains(directory + file);
  }
}
