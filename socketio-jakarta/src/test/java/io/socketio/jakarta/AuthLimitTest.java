// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.parser.MsgpackParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** What sockets hold of what their clients sent with CONNECT. */
final class AuthLimitTest extends ServerTest {
  private static final int MOST = 1_000;
  private static final String TOO_MUCH = "{\"message\":\"Too much auth data\"}";

  private final BlockingQueue<CompletableFuture<Outcome>> decisions = new LinkedBlockingQueue<>();
  private final FakeClient client = FakeClient.connect(io);

  AuthLimitTest() {
    super(builder());
    io.of("/a");
    io.of("/b");
    io.of("/slow").use(candidate -> decision());
  }

  private static SocketIoServer.Builder builder() {
    return SocketIoServer.builder()
        .options(
            SocketIoOptions.builder()
                .maxAuthBytes(MOST)
                .engine(engine -> engine.allowEIO3(true))
                .build());
  }

  private CompletableFuture<Outcome> decision() {
    CompletableFuture<Outcome> decision = new CompletableFuture<>();
    decisions.add(decision);
    note("asked");
    return decision;
  }

  /** A CONNECT that is kept in so many bytes. */
  private static String connect(String namespace, int bytes) {
    String start = "0" + namespace + ",{\"a\":\"";
    return "4" + start + "x".repeat(bytes - start.length() - 2) + "\"}";
  }

  private void join(String namespace, int bytes) {
    client.send(connect(namespace, bytes));
    assertThat(client.next()).startsWith("40" + namespace + ",{\"sid\":");
  }

  private void assertRefused(String namespace, int bytes) {
    client.send(connect(namespace, bytes));
    assertThat(client.next()).isEqualTo("44" + namespace + "," + TOO_MUCH);
  }

  @Test
  void boundsWhatTheSocketsOfAConnectionHold() {
    assertRefused("/a", MOST + 1);
    join("/a", MOST - 100);
    assertRefused("/b", 101);
    join("/b", 100);
    client.expectNothingElse();
  }

  @Test
  void countsEachConnectionByItself() {
    join("/a", MOST);
    FakeClient other = FakeClient.open(io);
    other.send(connect("/a", MOST));

    assertThat(other.next()).startsWith("40/a,{\"sid\":");
  }

  @Test
  void countsTheBytesThatATextIsKeptIn() {
    String start = "0/a,{\"a\":\"\u20ac";
    int characters = MOST / 2;
    client.send("4" + start + "x".repeat(characters + 1 - start.length() - 2) + "\"}");
    assertThat(client.next()).isEqualTo("44/a," + TOO_MUCH);
    client.send("4" + start + "x".repeat(characters - start.length() - 2) + "\"}");
    assertThat(client.next()).startsWith("40/a,{\"sid\":");
  }

  @Test
  void aSocketThatHasLeftHoldsNothing() {
    for (int i = 0; i < 3; i++) {
      awaitTrue(() -> isAccepted("/a", MOST));
      client.send("41/a,");
      awaitTrue(() -> isAccepted("/b", MOST));
      client.send("41/b,");
    }
  }

  private boolean isAccepted(String namespace, int bytes) {
    client.send(connect(namespace, bytes));
    return client.next().startsWith("40");
  }

  @Test
  void aRefusedClientHoldsNothing() {
    for (int i = 0; i < 3; i++) {
      client.send(connect("/slow", MOST));
      assertThat(nextNote()).isEqualTo("asked");
      assertRefused("/a", 20);
      decisions.remove().complete(Outcome.refuse("no"));
      assertThat(client.next()).isEqualTo("44/slow,{\"message\":\"no\"}");
      assertRefused("/nowhere", MOST + 1);
      client.send(connect("/nowhere", MOST));
      assertThat(client.next()).isEqualTo("44/nowhere,{\"message\":\"Invalid namespace\"}");
    }
    join("/a", MOST);
  }

  @Test
  void aConnectThatWaitsCountsUntilAnotherTakesItsPlace() {
    client.send(connect("/slow", 400));
    assertThat(nextNote()).isEqualTo("asked");
    client.send(connect("/slow", 600));
    assertRefused("/a", 20);
    client.send(connect("/slow", 601));
    join("/a", 600);

    decisions.remove().complete(Outcome.accept());

    assertThat(client.next()).as("the last one counts").isEqualTo("44/slow," + TOO_MUCH);
    join("/b", 400);
  }

  @Test
  void countsTheQueryOfOldClients() {
    FakeClient old = FakeClient.openOld(io);
    assertThat(old.next()).isEqualTo("40");
    old.send("40/a?token=" + "x".repeat(MOST));
    assertThat(old.next()).startsWith("44/a,");
    old.send("40/a?token=x");
    assertThat(old.next()).isEqualTo("40/a,");
  }

  @Test
  void countsWholeMessagesOfMsgpack() {
    try (SocketIoServer msgpack = builder().parser(new MsgpackParser()).build()) {
      FakeClient other = FakeClient.open(msgpack);
      other.sendBinary(msgpackConnect(MOST + 1));
      String refusal = other.next();
      other.sendBinary(msgpackConnect(MOST));
      String answer = other.next();

      assertThat(refusal).contains(bytes("Too much auth data"));
      assertThat(answer).contains(bytes("sid"));
    }
  }

  /** A map of {@code type}, {@code nsp} and {@code data}, of which a text of it is the rest. */
  private static byte[] msgpackConnect(int length) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(0x83);
    message.writeBytes(
        "\u00a4type\0\u00a3nsp\u00a1/\u00a4data".getBytes(StandardCharsets.ISO_8859_1));
    message.write(0x81);
    message.writeBytes("\u00a1a\u00da".getBytes(StandardCharsets.ISO_8859_1));
    int rest = length - message.size() - 2;
    message.write(rest >> 8);
    message.write(rest);
    message.writeBytes("x".repeat(rest).getBytes(StandardCharsets.US_ASCII));
    return message.toByteArray();
  }

  /** As the fake client prints them. */
  private static String bytes(String text) {
    StringBuilder printed = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
      printed.append(' ').append(b);
    }
    return printed.toString();
  }

  @Test
  void mustBePositive() {
    assertThatThrownBy(() -> SocketIoOptions.builder().maxAuthBytes(0))
        .hasMessage("maxAuthBytes must be positive");
  }
}
