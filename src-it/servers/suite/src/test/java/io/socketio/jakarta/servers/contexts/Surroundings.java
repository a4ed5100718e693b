// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.naming.InitialContext;

/** What the thread that asks has around it. */
@ApplicationScoped
public class Surroundings {
  private static final String YES = "yes";

  @Inject BeanManager beans;
  @Inject Instance<Greeter> greeters;
  @Inject @Any Instance<Callers> callers;
  @Inject Ticket ticket;
  private Optional<Callers> security = Optional.empty();
  private Optional<Callers> ejb = Optional.empty();

  @PostConstruct
  void find() {
    security = callers(Callers.SECURITY);
    ejb = callers(Callers.EJB);
  }

  private Optional<Callers> callers(String name) {
    Instance<Callers> named = callers.select(NamedLiteral.of(name));
    return named.isUnsatisfied() ? Optional.empty() : Optional.of(named.get());
  }

  /** What there is, in the form in which the tests read it. */
  String look(String call) {
    return "loader=%s names=%s injection=%s caller=%s ejb=%s request=%s session=%s"
        .formatted(
            attempt(this::loader),
            attempt(this::names),
            attempt(this::injection),
            attempt(() -> caller(security)),
            attempt(() -> caller(ejb)),
            attempt(() -> isActive(RequestScoped.class) ? ticket.use(call) : "none"),
            attempt(() -> isActive(SessionScoped.class) ? "http" : "none"));
  }

  /** Marks the request context, if there is one, as that of an HTTP request. */
  void stamp() {
    if (isActive(RequestScoped.class)) {
      ticket.stamp();
    }
  }

  private static String attempt(Callable<String> look) {
    try {
      return look.call().replace(' ', '_');
    } catch (Exception | LinkageError e) {
      return "no:" + e.getClass().getSimpleName();
    }
  }

  private String loader() throws ClassNotFoundException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    String name = Surroundings.class.getName();
    return Class.forName(name, false, loader) == Surroundings.class ? YES : "no:another";
  }

  @SuppressWarnings("BanJNDI") // the name is a constant
  private String names() throws Exception {
    return greeted(new InitialContext().lookup("java:comp/env/greeting"));
  }

  private String injection() {
    Greeter greeter = greeters.get();
    try {
      return greeted(greeter.greeting());
    } finally {
      greeters.destroy(greeter);
    }
  }

  private static String greeted(Object greeting) {
    return "hello".equals(greeting) ? YES : "no:" + greeting;
  }

  private static String caller(Optional<Callers> callers) {
    return callers.map(Callers::caller).orElse("unknown");
  }

  private boolean isActive(Class<? extends Annotation> scope) {
    try {
      return beans.getContext(scope).isActive();
    } catch (ContextNotActiveException e) {
      return false;
    }
  }
}
