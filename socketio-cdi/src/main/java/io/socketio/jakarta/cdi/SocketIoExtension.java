// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.ParentNamespace;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.JsonParser;
import io.socketio.jakarta.parser.Parser;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The portable extension: finds the observers, makes the server when the application starts, and
 * closes it when the application ends. Called by the container alone.
 */
public class SocketIoExtension implements Extension {
  private static final System.Logger LOG = System.getLogger(SocketIoExtension.class.getName());

  private final DeploymentReport report = new DeploymentReport();
  private final List<ObserverCandidate> candidates = new ArrayList<>();
  private final ServerParts parts = new ServerParts();
  private final Set<String> declared = new TreeSet<>();
  private final Set<String> injected = new TreeSet<>();
  private final Set<String> asked = new TreeSet<>();
  private boolean ownBuilder;
  private @Nullable ServerLifecycle lifecycle;

  /** For the container. */
  public SocketIoExtension() {}

  void addClasses(@Observes BeforeBeanDiscovery discovery) {
    for (Class<?> type : List.of(AckReturnInterceptor.class, SocketProducers.class)) {
      discovery.addAnnotatedType(type, type.getName());
    }
  }

  <T> void processType(
      @Observes
          @WithAnnotations({
            OnSocketEvent.class,
            OnAnySocketEvent.class,
            OnConnecting.class,
            OnConnect.class,
            OnDisconnecting.class,
            OnDisconnect.class,
            OnSocketError.class,
            OnEngineConnect.class,
            OnInitialHeaders.class,
            OnHeaders.class,
            OnConnectionError.class,
            SocketNamespace.class
          })
          ProcessAnnotatedType<T> type) {
    for (AnnotatedMethod<? super T> method : type.getAnnotatedType().getMethods()) {
      checkObserves(method);
    }
    for (Class<?> c = type.getAnnotatedType().getJavaClass(); c != null; c = c.getSuperclass()) {
      asked.add(c.getName());
    }
    type.configureAnnotatedType()
        .filterMethods(ObserverCandidate::acknowledges)
        .forEach(method -> method.add(AckReturn.Literal.INSTANCE));
    SocketNamespace namespace = type.getAnnotatedType().getAnnotation(SocketNamespace.class);
    if (namespace != null) {
      addNamespace(namespace.value(), type.getAnnotatedType().getJavaClass().getName(), declared);
    }
  }

  void processNamespace(@Observes ProcessInjectionPoint<?, Namespace> processed) {
    for (Annotation qualifier : processed.getInjectionPoint().getQualifiers()) {
      if (qualifier instanceof OfNamespace of) {
        addNamespace(of.value(), processed.getInjectionPoint(), injected);
      }
    }
  }

  void processParent(@Observes ProcessInjectionPoint<?, ParentNamespace> processed) {
    for (Annotation qualifier : processed.getInjectionPoint().getQualifiers()) {
      if (qualifier instanceof OfNamespace of) {
        addNamespace(of.value(), processed.getInjectionPoint(), injected);
        if (!NamespaceNames.isPattern(of.value())) {
          report.problem(
              processed.getInjectionPoint(),
              "namespace " + of.value() + " is no pattern, so no ParentNamespace");
        }
      }
    }
  }

  // OpenWebBeans does not tell observers with type parameters of primitive event parameters.
  void processObserver(@Observes ProcessObserverMethod<?, ?> processed) {
    ObserverMethod<?> method = processed.getObserverMethod();
    AnnotatedMethod<?> annotated = processed.getAnnotatedMethod();
    ownBuilder |= method.getObservedType() == SocketIoServer.Builder.class;
    ObserverCandidate.of(method, annotated)
        .ifPresentOrElse(
            candidates::add, () -> UnqualifiedObserver.check(method, annotated, report));
  }

  void processBean(@Observes ProcessBean<?> processed) {
    parts.add(processed.getBean());
  }

  void addContext(@Observes AfterBeanDiscovery discovery) {
    discovery.addContext(new SocketContext());
  }

  void validate(@Observes AfterDeploymentValidation validation, BeanManager beans) {
    new ObserverCheck(report, new PayloadTypes(codecProblems(beans))).check(candidates);
    report.close();
    ObserverRegistry registry =
        new ObserverRegistry(candidates.stream().map(ObserverCandidate::toObserver).toList());
    lifecycle =
        new ServerLifecycle(
            new ServerFactory(beans, parts, registry, declared, injected),
            new ServerLifecycle.ObserverSummary(candidates.size(), asked));
  }

  /** Tells of a web application that has not started yet, if CDI is that far. */
  void prepare(Object application) {
    lifecycle().prepare(application);
  }

  /** What keeps the default codec from decoding a type; another one may know how to. */
  private Function<Type, Optional<String>> codecProblems(BeanManager beans) {
    boolean defaultCodec =
        !ownBuilder
            && parts.one(JsonCodec.class, beans).isEmpty()
            && parts.one(Parser.class, beans).isEmpty();
    try {
      return defaultCodec ? new JsonParser()::problem : type -> Optional.empty();
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.DEBUG, "no codec to ask; nor can the server be made", e);
      return type -> Optional.empty();
    }
  }

  // First of all, so that the application's own observers find a server with all its settings.
  void start(
      @Observes
          @Priority(Interceptor.Priority.PLATFORM_BEFORE)
          @Initialized(ApplicationScoped.class)
          Object application) {
    lifecycle().start(application);
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    lifecycle().stop();
  }

  private void addNamespace(String name, Object subject, Set<String> names) {
    NamespaceNames.problem(name)
        .ifPresentOrElse(
            text -> report.problem(subject, text), () -> names.add(NamespaceNames.normalize(name)));
  }

  ServerLifecycle lifecycle() {
    if (lifecycle == null) {
      throw new IllegalStateException("the application is not deployed yet");
    }
    return lifecycle;
  }

  private void checkObserves(AnnotatedMethod<?> method) {
    if (method.getParameters().stream().anyMatch(ObserverCandidate::isEventParameter)) {
      return;
    }
    method.getParameters().stream()
        .flatMap(parameter -> parameter.getAnnotations().stream())
        .filter(annotation -> EventKind.of(annotation.annotationType()).isPresent())
        .forEach(
            annotation ->
                report.problem(
                    method.getJavaMember(),
                    "@"
                        + annotation.annotationType().getSimpleName()
                        + " needs @Observes or @ObservesAsync beside it"));
  }
}
