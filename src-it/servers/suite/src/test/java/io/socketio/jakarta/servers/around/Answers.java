// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.around;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.cdi.OnSocketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers small and large. */
@ApplicationScoped
public class Answers {
  /** The length of what was sent. */
  int size(@Observes @OnSocketEvent("size") String text) {
    return text.length();
  }

  /** An answer that fits into no buffer. */
  String large(@Observes @OnSocketEvent("large") EventArgs none) {
    return "x".repeat(100_000);
  }
}
