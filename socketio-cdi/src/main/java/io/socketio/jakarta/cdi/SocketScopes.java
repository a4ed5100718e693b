// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

/** Carries the context of a delivery to other threads. */
public final class SocketScopes {
  private SocketScopes() {}

  /**
   * Makes a task that runs in the context of the event that this thread handles: the same current
   * socket, event and acknowledgement, the same {@link SocketScoped} beans, and a request context,
   * a new one unless one is active.
   *
   * <p>After the disconnect the {@link SocketScoped} beans are gone: using one then throws {@link
   * jakarta.enterprise.context.ContextNotActiveException}.
   *
   * @param task what to run
   * @return the task in its context; may be run any number of times, by any thread
   * @throws IllegalStateException if this thread handles no event
   */
  public static Runnable contextual(Runnable task) {
    Delivery delivery = Delivery.current();
    return () -> delivery.run(task);
  }
}
