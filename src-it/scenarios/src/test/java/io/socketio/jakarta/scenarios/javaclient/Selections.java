// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javaclient;

import java.util.List;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Whom the server is asked to send something. */
final class Selections {
  private Selections() {}

  static JSONObject everybody() {
    return of(List.of(), List.of());
  }

  static JSONObject of(List<String> to, List<String> except) {
    try {
      return new JSONObject().put("to", new JSONArray(to)).put("except", new JSONArray(except));
    } catch (JSONException e) {
      throw new AssertionError(e);
    }
  }
}
