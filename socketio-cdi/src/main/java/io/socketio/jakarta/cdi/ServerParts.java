// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.adapter.AdapterFactory;
import io.socketio.jakarta.adapter.RoomListener;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.Parser;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger.Level;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The beans that take part in the server because of their types.
 *
 * <p>They are collected as the container processes them, as observers are. Looking them up later
 * misses some: what the extension's bean manager sees is what this module's archive sees, which on
 * Payara and GlassFish, and with this module in the library directory of an EAR, is not the
 * application.
 */
final class ServerParts {
  private static final System.Logger LOG = System.getLogger(ServerParts.class.getName());

  /** Of these there may be any number. */
  private static final List<Class<?>> MANY =
      List.of(EngineMiddleware.class, ConnectMiddleware.class, RoomListener.class);

  /** Of these the server has one. */
  private static final List<Class<?>> SINGLE =
      List.of(AdapterFactory.class, Parser.class, JsonCodec.class);

  private final Set<Bean<?>> found = new LinkedHashSet<>();

  /** Keeps a bean of the application if it is one of these. */
  void add(Bean<?> bean) {
    boolean helps =
        bean instanceof jakarta.enterprise.inject.spi.Interceptor || bean instanceof Decorator;
    if (!helps
        && (MANY.stream().anyMatch(bean.getTypes()::contains)
            || SINGLE.stream().anyMatch(bean.getTypes()::contains))) {
      found.add(bean);
    }
  }

  /** The bean of a type of which there is one at most. */
  <T> Optional<Part<T>> one(Class<T> type, BeanManager beans) {
    Set<Bean<?>> candidates = ofType(type);
    candidates.removeIf(bean -> !bean.getQualifiers().contains(Default.Literal.INSTANCE));
    try {
      return Optional.<Bean<?>>ofNullable(beans.resolve(candidates))
          .map(bean -> new Part<>(type, bean));
    } catch (AmbiguousResolutionException e) {
      throw new DeploymentException("several beans of type " + type.getName() + ": " + e, e);
    }
  }

  /**
   * All beans of a type, in the order of their priority. Alternatives replace the others of their
   * namespace.
   */
  <T> List<Part<T>> all(Class<T> type) {
    List<Part<T>> all = ofType(type).stream().map(bean -> new Part<>(type, bean)).toList();
    Set<String> replaced =
        all.stream().filter(Part::alternative).map(Part::namespace).collect(Collectors.toSet());
    return all.stream()
        .filter(part -> part.alternative() || !replaced.contains(part.namespace()))
        .sorted(Comparator.<Part<T>>comparingInt(Part::priority).thenComparing(Part::toString))
        .toList();
  }

  private Set<Bean<?>> ofType(Class<?> type) {
    return found.stream()
        .filter(bean -> bean.getTypes().contains(type))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Tells in the log what takes part, and what could be expected to but does not. */
  void log(BeanManager beans) {
    Set<Part<?>> used = new LinkedHashSet<>();
    MANY.forEach(type -> used.addAll(all(type)));
    SINGLE.forEach(type -> one(type, beans).ifPresent(used::add));
    if (!used.isEmpty()) {
      LOG.log(Level.INFO, "beans that take part in the Socket.IO server: {0}", text(used));
    }
    Set<Bean<?>> others = new LinkedHashSet<>(found);
    used.forEach(part -> others.remove(part.bean()));
    others.forEach(
        bean ->
            LOG.log(
                Level.WARNING,
                "{0} takes no part in the Socket.IO server: an alternative replaces it, or it has a"
                    + " qualifier",
                bean));
  }

  /**
   * Tells in the log which middleware is none of these beans, most likely because it has no scope.
   */
  void logMissing(Collection<Class<?>> middleware) {
    middleware.stream()
        .filter(ServerParts::couldBeBean)
        .filter(type -> found.stream().noneMatch(bean -> bean.getTypes().contains(type)))
        .forEach(
            type ->
                LOG.log(
                    Level.WARNING,
                    "{0} implements {1}, but is no bean: the server does not ask it unless code"
                        + " hands it over. Give it a scope such as @ApplicationScoped, or @Vetoed"
                        + " if code does",
                    type.getName(),
                    ConnectMiddleware.class.isAssignableFrom(type)
                        ? "ConnectMiddleware"
                        : "EngineMiddleware"));
  }

  private static boolean couldBeBean(Class<?> type) {
    return !type.isInterface()
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && !Modifier.isAbstract(type.getModifiers())
        && !type.isAnnotationPresent(Vetoed.class);
  }

  private static String text(Collection<Part<?>> parts) {
    return parts.stream()
        .collect(
            groupingBy(
                Part::typeName, TreeMap::new, Collectors.mapping(Part::toString, joining(", "))))
        .entrySet()
        .stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(joining("; "));
  }

  /** One of the beans of a type. */
  record Part<T>(Class<T> type, Bean<?> bean) {
    T get(BeanManager beans) {
      return type.cast(beans.getReference(bean, type, beans.createCreationalContext(bean)));
    }

    String namespace() {
      return NamespaceNames.normalize(NamespaceNames.declared("", bean.getBeanClass()));
    }

    private boolean alternative() {
      return bean.isAlternative();
    }

    private int priority() {
      @Nullable Priority priority = bean.getBeanClass().getAnnotation(Priority.class);
      return priority == null ? Interceptor.Priority.APPLICATION + 500 : priority.value();
    }

    private String typeName() {
      return type.getSimpleName();
    }

    @Override
    public String toString() {
      return bean.getBeanClass().getName();
    }
  }
}
