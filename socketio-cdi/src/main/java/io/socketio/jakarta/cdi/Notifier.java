// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls the observers of one namespace: synchronous ones on the calling thread, one after the other
 * within one request context; asynchronous ones on the executor of the socket, each within its own.
 *
 * <p>Each observer is isolated: what it throws goes to the observers of errors and keeps no other
 * from being called.
 */
final class Notifier {
  private final NamespaceObservers observers;

  Notifier(NamespaceObservers observers) {
    this.observers = observers;
  }

  /**
   * Calls observers.
   *
   * @param payload what each of them receives
   */
  void deliver(
      Delivery delivery, List<SocketObserver> to, Function<SocketObserver, Object> payload) {
    deliver(delivery, to, payload, () -> {});
  }

  /**
   * Calls observers.
   *
   * @param payload what each of them receives
   * @param then run when all have returned, the asynchronous ones too
   */
  void deliver(
      Delivery delivery,
      List<SocketObserver> to,
      Function<SocketObserver, Object> payload,
      Runnable then) {
    callAll(
        delivery,
        to,
        observer -> call(delivery, observer, payload.apply(observer)),
        (observer, thrown) -> failed(delivery, observer.toString(), thrown),
        then);
  }

  /** Tells the observers of errors, or the log. */
  void failed(Delivery delivery, Throwable cause) {
    failed(delivery, "a handler", cause);
  }

  private void failed(Delivery delivery, String handler, Throwable cause) {
    List<SocketObserver> to = observers.of(EventKind.SOCKET_ERROR);
    if (to.isEmpty()) {
      Failures.log(handler + " of " + delivery + " failed", cause);
      return;
    }
    SocketErrorEvent error = new SocketErrorEvent(delivery.socket(), delivery.findEvent(), cause);
    callAll(
        delivery,
        to,
        observer -> observer.notify(error),
        (observer, thrown) -> {
          if (thrown != cause) {
            thrown.addSuppressed(cause);
          }
          Failures.log(observer + " of " + delivery + " failed", thrown);
        },
        () -> {});
  }

  private void callAll(
      Delivery delivery,
      List<SocketObserver> to,
      Consumer<SocketObserver> call,
      BiConsumer<SocketObserver, Throwable> failure,
      Runnable then) {
    if (to.isEmpty()) {
      then.run();
      return;
    }
    AtomicInteger running = new AtomicInteger(to.size());
    Runnable returned =
        () -> {
          if (running.decrementAndGet() == 0) {
            then.run();
          }
        };
    delivery.run(
        () -> {
          for (SocketObserver observer : to) {
            Consumer<Throwable> failed = thrown -> failure.accept(observer, thrown);
            Runnable isolated = () -> isolated(() -> call.accept(observer), failed, returned);
            if (observer.method().isAsync()) {
              start(delivery, isolated, failed, returned);
            } else {
              isolated.run();
            }
          }
        });
  }

  private static void start(
      Delivery delivery, Runnable task, Consumer<Throwable> failure, Runnable returned) {
    try {
      delivery.socket().executor().execute(() -> delivery.run(task));
    } catch (Throwable e) {
      failure.accept(e);
      returned.run();
    }
  }

  private static void isolated(Runnable call, Consumer<Throwable> failure, Runnable returned) {
    try {
      Failures.isolate(call, failure);
    } finally {
      returned.run();
    }
  }

  private void call(Delivery delivery, SocketObserver observer, Object payload) {
    if (observer.returning().isEmpty()) {
      observer.notify(payload);
      return;
    }
    ReturnValue returned =
        ReturnValue.of(observer.returning().get(), () -> observer.notify(payload));
    if (returned.present()) {
      Consumer<Throwable> failed = thrown -> failedLater(delivery, observer, thrown);
      new Acknowledgement(delivery.ack(), observer, failed).returned(returned.value());
    }
  }

  /** A stage may complete on any thread, which is not to run observers. */
  private void failedLater(Delivery delivery, SocketObserver observer, Throwable thrown) {
    delivery.socket().executor().execute(() -> failed(delivery, observer.toString(), thrown));
  }
}
