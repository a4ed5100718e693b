// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import jakarta.json.JsonObject;
import java.util.Optional;

/** What the server says about its own state. */
public record Probe(
    int sessions,
    int sockets,
    int rooms,
    int namespaces,
    int pendingPolls,
    int timers,
    int threads) {
  /** Asks the server; empty if it does not offer this. */
  public static Optional<Probe> read(Wire application) {
    Answer answer = application.call(Request.of("GET", "").below("probe"));
    return answer.status() == 200 ? Optional.of(of(answer.json())) : Optional.empty();
  }

  private static Probe of(JsonObject json) {
    return new Probe(
        json.getInt("sessions"),
        json.getInt("sockets"),
        json.getInt("rooms"),
        json.getInt("namespaces"),
        json.getInt("pendingPolls"),
        json.getInt("timers"),
        json.getInt("threads"));
  }

  /** Whether nobody is connected. */
  public boolean isIdle() {
    return sessions == 0 && sockets == 0 && rooms == 0 && pendingPolls == 0;
  }
}
