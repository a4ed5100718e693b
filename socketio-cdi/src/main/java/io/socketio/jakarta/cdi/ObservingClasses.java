// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Scope;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds classes of a web application that have observers of ours, whether they are beans or not: a
 * container never mentions a class that it does not take for a bean. Classes in JARs are left out.
 */
final class ObservingClasses {
  private static final System.Logger LOG = System.getLogger(ObservingClasses.class.getName());
  private static final String ROOT = "/WEB-INF/classes/";
  private static final String SUFFIX = ".class";

  /** What each class file with one of our qualifiers has in it. */
  private static final String MARK =
      "L" + OnConnect.class.getPackageName().replace('.', '/') + "/On";

  private ObservingClasses() {}

  /** The names of the classes. */
  static Set<String> in(ServletContext context) {
    return in(context, type -> true);
  }

  /** The names of those classes that are no beans for want of a scope. */
  static Set<String> withoutScope(ServletContext context) {
    return in(context, type -> !hasScope(type));
  }

  private static Set<String> in(ServletContext context, Predicate<Class<?>> wanted) {
    Set<String> names = new TreeSet<>();
    collect(context, ROOT, wanted, names);
    return names;
  }

  private static void collect(
      ServletContext context, String directory, Predicate<Class<?>> wanted, Set<String> names) {
    Set<String> paths = context.getResourcePaths(directory);
    for (String path : paths == null ? Set.<String>of() : paths) {
      if (path.endsWith("/")) {
        collect(context, path, wanted, names);
      } else if (path.endsWith(SUFFIX) && isMarked(context, path)) {
        String name =
            path.substring(ROOT.length(), path.length() - SUFFIX.length()).replace('/', '.');
        load(name)
            .filter(ObservingClasses::couldObserve)
            .filter(wanted)
            .ifPresent(type -> names.add(name));
      }
    }
  }

  private static boolean isMarked(ServletContext context, String path) {
    try (InputStream in = context.getResourceAsStream(path)) {
      return in != null && new String(in.readAllBytes(), ISO_8859_1).contains(MARK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Class<?>> load(String name) {
    try {
      return Optional.of(
          Class.forName(name, false, Thread.currentThread().getContextClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      LOG.log(Level.DEBUG, "a class that cannot be a bean", e);
      return Optional.empty();
    }
  }

  /** A stereotype has a scope. */
  private static boolean hasScope(Class<?> type) {
    return Arrays.stream(type.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(
            annotation ->
                annotation.isAnnotationPresent(NormalScope.class)
                    || annotation.isAnnotationPresent(Scope.class)
                    || annotation.isAnnotationPresent(Stereotype.class));
  }

  private static boolean couldObserve(Class<?> type) {
    try {
      return !Modifier.isAbstract(type.getModifiers())
          && !type.isAnnotationPresent(Vetoed.class)
          && Arrays.stream(type.getDeclaredMethods()).anyMatch(ObservingClasses::observes);
    } catch (LinkageError e) {
      LOG.log(Level.DEBUG, "a class that cannot be a bean", e);
      return false;
    }
  }

  private static boolean observes(Method method) {
    return Arrays.stream(method.getParameters())
        .anyMatch(
            parameter ->
                (parameter.isAnnotationPresent(Observes.class)
                        || parameter.isAnnotationPresent(ObservesAsync.class))
                    && isOurs(parameter));
  }

  private static boolean isOurs(Parameter parameter) {
    return Arrays.stream(parameter.getAnnotations())
        .anyMatch(annotation -> EventKind.of(annotation.annotationType()).isPresent());
  }
}
