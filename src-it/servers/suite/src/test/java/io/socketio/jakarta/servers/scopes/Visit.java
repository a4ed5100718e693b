// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.scopes;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** What one request has met, in this order. */
@RequestScoped
public class Visit {
  @Inject Journal journal;
  private final List<String> met = new ArrayList<>();
  private String name = "";

  /** Whoever knows it gives a name to the request. */
  void name(String given) {
    name = given;
  }

  void meet(String who) {
    met.add(who);
  }

  List<String> met() {
    return List.copyOf(met);
  }

  @PreDestroy
  void end() {
    if (!name.isEmpty()) {
      journal.add(name, "destroyed", met);
    }
  }
}
