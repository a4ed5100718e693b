// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.scopes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What happened, a line for each: the name of the request, what happened, and more of it. */
@ApplicationScoped
public class Journal {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  void add(String name, String what, Collection<String> more) {
    lines.add(name + " " + what + " " + String.join(",", more));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
