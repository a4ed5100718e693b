// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of long polling: one connection for its polls, another one for what it sends. */
final class PollingClient {
  private static final Pattern SID = Pattern.compile("^0\\{.*\"sid\": *\"([^\"]+)\"");
  private static final String SEPARATOR = "\u001e";

  private final Http polls;
  private final Http posts;
  private final Runnable joined;
  private String query = "polling";
  private String sid = "";
  private Consumer<String> packets = packet -> {};

  /**
   * Connects and joins the main namespace.
   *
   * @param joined called then; no poll waits at that moment
   */
  PollingClient(Loop loop, Runnable joined) {
    this.joined = joined;
    posts = new Http(loop);
    polls = new Http(loop);
    polls.get(query, this::opened);
  }

  private void opened(String packet) {
    Matcher matcher = SID.matcher(packet);
    if (!matcher.find()) {
      throw new LoadException("no session: " + packet);
    }
    sid = "&sid=" + matcher.group(1);
    query += sid;
    posts.post(query, "40", ok -> polls.get(query, this::joined));
  }

  private void joined(String packet) {
    if (!packet.startsWith("40{")) {
      throw new LoadException("not joined: " + packet);
    }
    joined.run();
  }

  /** The session, as a WebSocket needs it in its query. */
  String sid() {
    return sid;
  }

  /** Polls once. */
  void poll(Consumer<String> receiver) {
    packets = receiver;
    polls.get(query, this::polled);
  }

  private void polled(String payload) {
    for (String packet : payload.split(SEPARATOR, -1)) {
      packets.accept(packet);
    }
  }

  /** Sends one packet, after the one before has been answered. */
  void send(String packet, Runnable accepted) {
    posts.post(
        query,
        packet,
        answer -> {
          if (!answer.equals("ok")) {
            throw new LoadException("not accepted: " + answer);
          }
          accepted.run();
        });
  }

  void close() throws IOException {
    polls.close();
    posts.close();
  }
}
