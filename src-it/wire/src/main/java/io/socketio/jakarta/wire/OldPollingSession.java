// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import jakarta.json.JsonObject;

/** A session of Engine.IO 3 on HTTP long-polling, request by request. */
public final class OldPollingSession {
  /** The query of a handshake over polling. */
  public static final String POLLING = "EIO=3&transport=polling";

  private static final String OCTETS = "application/octet-stream";

  private final Wire wire;
  private final JsonObject handshake;
  private final String rest;

  /** Opens a session with what belongs to the query besides {@link #POLLING}. */
  public OldPollingSession(Wire wire, String options) {
    this.wire = wire;
    String payload = wire.call(Request.get(POLLING + options)).text();
    int open = payload.indexOf(':') + 1;
    int end = open + Integer.parseInt(payload.substring(0, open - 1));
    handshake = Jsons.object(payload.substring(open + 1, end));
    rest = payload.substring(end);
  }

  /** The data of the open packet. */
  public JsonObject handshake() {
    return handshake;
  }

  /** What the server sends first, which may ride along with the open packet. */
  public String first() {
    return rest.isEmpty() ? poll().text() : rest;
  }

  /** The query of requests of this session. */
  public String query() {
    return POLLING + "&sid=" + handshake.getString("sid");
  }

  /** The query of a WebSocket that upgrades this session. */
  public String upgradeQuery() {
    return "EIO=3&transport=websocket&sid=" + handshake.getString("sid");
  }

  /** Waits for the answer to one GET. */
  public Answer poll() {
    return wire.call(Request.get(query()));
  }

  /** POSTs a payload. */
  public Answer post(String payload) {
    return wire.call(Request.post(query(), payload));
  }

  /** POSTs a binary payload. */
  public Answer post(byte... payload) {
    return wire.call(Request.of("POST", query()).header("Content-Type", OCTETS).body(payload));
  }
}
