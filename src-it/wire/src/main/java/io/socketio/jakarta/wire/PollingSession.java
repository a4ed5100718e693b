// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A session on HTTP long-polling, request by request. It has to be used without delay: nobody
 * answers pings but {@link #receive}. Unless the test asks for its pings, a slow machine gets some
 * grace: a pong goes ahead of the next request.
 */
public final class PollingSession {
  private static final int NOT_A_METHOD_FOR_SESSIONS = 500;

  private static final int SESSION_UNKNOWN = 400;
  private static final int FENCES = 3;
  private static final Duration GRACE = Duration.ofMillis(100);

  private final Wire wire;
  private final JsonObject handshake;
  private final boolean graceful;
  private long lastPong = System.nanoTime();

  PollingSession(Wire wire, boolean graceful) {
    this.wire = wire;
    this.graceful = graceful;
    List<String> packets = wire.call(Request.get(Wire.POLLING)).packets();
    this.handshake = Jsons.object(packets.get(0).substring(1));
  }

  /** The data of the open packet. */
  public JsonObject handshake() {
    return handshake;
  }

  /** The session id. */
  public String sid() {
    return handshake.getString("sid");
  }

  /** The query of requests of this session. */
  public String query() {
    keepAlive();
    return rawQuery();
  }

  private String rawQuery() {
    return Wire.POLLING + "&sid=" + sid();
  }

  /** The query of a WebSocket that upgrades this session. */
  public String upgradeQuery() {
    keepAlive();
    return Wire.WEBSOCKET + "&sid=" + sid();
  }

  /** Starts a GET. */
  public Exchange poll() {
    return wire.start(Request.get(query()));
  }

  /** Starts a GET and lets the server see it. */
  public Exchange heldPoll() {
    Exchange poll = poll();
    // Nothing orders two connections; a request that is overtaken three times is another matter.
    for (int i = 0; i < FENCES; i++) {
      if (!isKnown()) {
        throw new AssertionError("The session ended before its first GET");
      }
    }
    return poll;
  }

  /** Waits for the packets of one GET. */
  public List<String> pollOnce() {
    return poll().answer().packets();
  }

  /** POSTs packets as one payload. */
  public Answer post(String... packets) {
    return startPost(packets).answer();
  }

  /** Starts a POST of packets as one payload. */
  public Exchange startPost(String... packets) {
    return wire.start(Request.post(query(), Payload.of(packets)));
  }

  /** Waits for messages of the server, at least {@code count}, and answers pings in passing. */
  public List<String> receive(int count) {
    return receive(poll(), count);
  }

  /** The same, beginning with a GET that has been started. */
  public List<String> receive(Exchange pending, int count) {
    List<String> messages = new ArrayList<>(messages(pending.answer().packets()));
    while (messages.size() < count) {
      messages.addAll(messages(pollOnce()));
    }
    return messages;
  }

  /** The messages of a payload, after its ping has been answered. */
  public List<String> messages(List<String> packets) {
    if (packets.contains("2")) {
      post("3");
    }
    return packets.stream().filter(packet -> !packet.equals("2") && !packet.equals("6")).toList();
  }

  private void keepAlive() {
    if (graceful && System.nanoTime() - lastPong > GRACE.toNanos()) {
      lastPong = System.nanoTime();
      wire.start(Request.post(rawQuery(), Heart.BEAT)).answerOrEnd();
    }
  }

  /** Whether the server still knows the session. Asking changes nothing. */
  public boolean isKnown() {
    return wire.call(Request.of("PUT", rawQuery())).status() == NOT_A_METHOD_FOR_SESSIONS;
  }

  /** Waits until the server has ended the session, while pongs give it no reason to do so. */
  public void awaitEnd() {
    Await.until(
        "session ended",
        () ->
            wire.start(Request.post(rawQuery(), Heart.BEAT))
                .answerOrEnd()
                .filter(answer -> answer.status() == SESSION_UNKNOWN)
                .isPresent());
  }

  /** Waits until the server has forgotten the session, if only for want of a pong. */
  public void awaitUnknown() {
    Await.until("session forgotten", () -> !isKnown());
  }
}
