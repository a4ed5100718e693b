// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Brings what an observer returns from the interceptor around it to who notified it, on the same
 * thread. Belongs to one call of one method; calls of the application's own are not taken for it.
 */
final class ReturnValue {
  private static final ThreadLocal<ReturnValue> EXPECTED = new ThreadLocal<>();

  private final Method method;
  private boolean present;
  private @Nullable Object value;

  private ReturnValue(Method method) {
    this.method = method;
  }

  /** Notifies an observer by way of the container. */
  static ReturnValue of(Method method, Runnable notification) {
    ReturnValue expected = new ReturnValue(method);
    ReturnValue outer = EXPECTED.get();
    EXPECTED.set(expected);
    try {
      notification.run();
    } finally {
      ThreadLocals.restore(EXPECTED, outer);
    }
    return expected;
  }

  /** Takes a value. The observer returns after whatever it calls: the last value is its own. */
  static void offer(Method method, @Nullable Object value) {
    ReturnValue expected = EXPECTED.get();
    if (expected != null && expected.method.equals(method)) {
      expected.present = true;
      expected.value = value;
    }
  }

  /** False if the container did not intercept the method, as it may not if it is private. */
  boolean present() {
    return present;
  }

  @Nullable Object value() {
    return value;
  }
}
