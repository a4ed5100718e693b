// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.util.List;

/** An {@link EngineClient} on HTTP long-polling alone. */
final class PollingClient implements EngineClient {
  private static final int OK = 200;

  private final HttpRoute polls;
  private final HttpRoute posts;
  private final String sid;
  private final String query;
  private final Heart heart;
  private final PacketQueue packets = new PacketQueue();

  PollingClient(Wire wire) {
    polls = new HttpRoute(wire);
    posts = new HttpRoute(wire);
    Answer handshake = polls.send(Request.get(Wire.POLLING)).answer();
    List<String> first = handshake.packets();
    sid = Jsons.object(first.get(0).substring(1)).getString("sid");
    query = Wire.POLLING + "&sid=" + sid;
    first.stream().skip(1).forEach(packets::add);
    heart = new Heart(() -> post(Heart.BEAT));
    Tcp.startReader("polling-client", this::pollUntilEnd);
  }

  @Override
  public String sid() {
    return sid;
  }

  @Override
  public void send(String... batch) {
    post(Payload.of(batch));
  }

  @Override
  public String next() {
    return packets.next();
  }

  @Override
  public List<String> awaitEnd() {
    return packets.awaitEnd();
  }

  @Override
  public void close() {
    heart.stop();
    polls.close();
    posts.close();
  }

  /** One at a time, as a second POST during the first is against the protocol. */
  private synchronized void post(String payload) {
    // A session that ends meanwhile is reported by the poll.
    posts
        .send(Request.post(query, payload))
        .answerOrEnd()
        .filter(answer -> answer.status() == OK)
        .ifPresent(
            answer -> {
              if (!answer.text().equals("ok")) {
                throw new AssertionError("Answer to POST: " + answer);
              }
            });
  }

  private void pollUntilEnd() {
    boolean open = true;
    while (open) {
      open =
          polls
              .send(Request.get(query))
              .answerOrEnd()
              .filter(answer -> answer.status() == OK)
              .map(answer -> acceptAll(answer.packets()))
              .orElse(false);
    }
    heart.stop();
    packets.end();
  }

  private boolean acceptAll(List<String> payload) {
    for (String packet : payload) {
      switch (packet) {
        case "1" -> {
          return false;
        }
        case "2" -> post(Heart.BEAT);
        case "6" -> {} // only ends the GET
        default -> packets.add(packet);
      }
    }
    return true;
  }
}
