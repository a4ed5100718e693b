// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import jakarta.enterprise.context.RequestScoped;
import java.util.HashSet;
import java.util.Set;

/** Tells request contexts apart. */
@RequestScoped
public class Ticket {
  private final Set<String> calls = new HashSet<>();
  private boolean http;

  /** This is the context of an HTTP request. */
  void stamp() {
    http = true;
  }

  /** What it is to a call, which may be empty if it may use the context of others. */
  String use(String call) {
    if (!call.isEmpty()) {
      calls.add(call);
    }
    if (http) {
      return "http";
    }
    return calls.size() > 1 ? "shared:" + calls : "own";
  }
}
