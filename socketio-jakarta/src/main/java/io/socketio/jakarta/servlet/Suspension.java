// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.invoke.MethodType.methodType;

import jakarta.websocket.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Makes a container stop reading from one client, without a thread that waits.
 *
 * <p>No API of Jakarta has that, but some containers have public methods for it, which are found by
 * their names.
 *
 * <p>None of this is kept where it outlives the application.
 */
final class Suspension {
  private static final System.Logger LOG = System.getLogger(Suspension.class.getName());

  private final MethodHandle suspend;
  private final MethodHandle resume;

  /** Leads from a session to what runs behind all that was read; empty if nothing is queued. */
  private final Optional<MethodHandle> executor;

  private Suspension(MethodHandle suspend, MethodHandle resume, Optional<MethodHandle> executor) {
    this.suspend = suspend.asType(methodType(void.class, Session.class));
    this.resume = resume.asType(methodType(void.class, Session.class));
    this.executor = executor.map(get -> get.asType(methodType(Executor.class, Session.class)));
  }

  /** By two methods of a session, if it has them. */
  static Optional<Suspension> ofSession(Session session, String suspend, String resume) {
    Class<?> type = session.getClass();
    return find(
        () -> new Suspension(method(type, suspend), method(type, resume), Optional.empty()));
  }

  /**
   * By two methods of the channel of a session, if it has them.
   *
   * @param executor the method of the session that gets what runs behind all that was read
   */
  static Optional<Suspension> ofChannel(
      Session session, String channel, String suspend, String resume, String executor) {
    Class<?> type = session.getClass();
    return find(
        () -> {
          MethodHandle getter = method(type, channel);
          return new Suspension(
              behind(getter, suspend), behind(getter, resume), Optional.of(method(type, executor)));
        });
  }

  private interface Search {
    Suspension find() throws ReflectiveOperationException;
  }

  private static Optional<Suspension> find(Search search) {
    try {
      return Optional.of(search.find());
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(DEBUG, () -> "this container cannot stop reading from a client: " + e);
      return Optional.empty();
    }
  }

  private static MethodHandle method(Class<?> type, String name)
      throws ReflectiveOperationException {
    return MethodHandles.publicLookup().unreflect(type.getMethod(name));
  }

  private static MethodHandle behind(MethodHandle getter, String name)
      throws ReflectiveOperationException {
    return MethodHandles.filterReturnValue(getter, method(getter.type().returnType(), name));
  }

  /** Stops reading: after the message that is being delivered, and maybe some that were read. */
  void suspend(Session session) {
    call(suspend, session);
  }

  void resume(Session session) {
    call(resume, session);
  }

  /** What runs behind everything that was read from a client, where the container queues that. */
  Optional<Executor> behind(Session session) {
    return executor.map(
        get -> {
          try {
            return (Executor) get.invokeExact(session);
          } catch (Throwable e) {
            throw unexpected(e);
          }
        });
  }

  private static void call(MethodHandle method, Session session) {
    try {
      method.invokeExact(session);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The methods declare nothing that is checked. */
  private static RuntimeException unexpected(Throwable failure) {
    if (failure instanceof RuntimeException e) {
      return e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return new IllegalStateException(failure);
  }
}
