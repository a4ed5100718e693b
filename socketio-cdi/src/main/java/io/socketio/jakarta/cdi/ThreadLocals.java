// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import org.jspecify.annotations.Nullable;

/** What thread-bound state has in common. */
final class ThreadLocals {
  private ThreadLocals() {}

  /** Sets back what an inner call had replaced, and leaves nothing on pooled threads. */
  static <T> void restore(ThreadLocal<T> local, @Nullable T outer) {
    if (outer == null) {
      local.remove();
    } else {
      local.set(outer);
    }
  }
}
