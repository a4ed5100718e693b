// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import jakarta.enterprise.inject.spi.DeploymentException;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.TreeSet;

/** Collects what is wrong with the application's observers, to tell all of it at once. */
final class DeploymentReport {
  private static final System.Logger LOG = System.getLogger(DeploymentReport.class.getName());

  private static final String HEADING = "Socket.IO cannot be deployed:";

  private final Set<String> problems = new TreeSet<>();
  private final Set<String> warnings = new TreeSet<>();

  void problem(Object subject, String text) {
    problems.add(subject + ": " + text);
  }

  void warning(Object subject, String text) {
    warnings.add(subject + ": " + text);
  }

  /**
   * Logs problems, as containers log the exception last of many causes, and warnings.
   *
   * @throws DeploymentException if there are problems
   */
  void close() {
    problems.forEach(problem -> LOG.log(Level.ERROR, HEADING + " " + problem));
    warnings.forEach(warning -> LOG.log(Level.WARNING, warning));
    if (!problems.isEmpty()) {
      throw new DeploymentException(HEADING + "\n- " + String.join("\n- ", problems));
    }
  }
}
