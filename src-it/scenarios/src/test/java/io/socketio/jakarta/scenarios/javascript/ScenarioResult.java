// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javascript;

import jakarta.json.JsonObject;

/** How one scenario ended; the failure is empty if it passed. */
record ScenarioResult(String scenario, boolean passed, String failure) {
  static ScenarioResult of(JsonObject line) {
    return new ScenarioResult(
        line.getString("name"), line.getBoolean("passed"), line.getString("failure", ""));
  }

  void assertPassed() {
    if (!passed) {
      throw new AssertionError(failure);
    }
  }
}
