// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

/** A handler that was registered and can be removed: {@code off} of the reference server. */
@FunctionalInterface
public interface Registration {
  /** Removes the handler; events already being dispatched may still reach it. Idempotent. */
  void remove();
}
