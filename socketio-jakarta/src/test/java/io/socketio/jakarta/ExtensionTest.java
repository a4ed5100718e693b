// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.socketio.jakarta.parser.JacksonCodec;
import io.socketio.jakarta.parser.JsonParser;
import io.socketio.jakarta.parser.MsgpackParser;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.Parser;
import io.socketio.jakarta.parser.PayloadException;
import io.socketio.jakarta.parser.TabParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers with a codec or a parser of the application's own. */
final class ExtensionTest {
  @SuppressWarnings("ArrayRecordComponent") // a payload, never compared
  public record Chat(String text, byte[] picture, int count) {}

  static Stream<Parser> parsersWithJackson() {
    return Stream.of(new JsonParser(new JacksonCodec()), new MsgpackParser(new JacksonCodec()));
  }

  @ParameterizedTest
  @MethodSource("parsersWithJackson")
  void anotherCodecServesEachParser(Parser parser) {
    Chat chat = new Chat("x", new byte[] {1, 2}, 3);
    List<Packet> received = new ArrayList<>();
    Parser.Decoder decoder = parser.decoder(10, received::add);
    parser
        .encode(Packet.event("/", "chat", PacketData.of(List.of(chat))))
        .forEach(
            message -> {
              if (message.isText()) {
                decoder.text(message.frame().substring(1));
              } else {
                decoder.binary(message.bytes());
              }
            });
    PacketData data = received.get(0).data();

    Chat[] read = data.<Chat[]>find(0, Chat[].class).orElseThrow();
    assertThat(read).hasSize(1);
    assertThat(read[0].text()).isEqualTo("x");
    assertThat(read[0].picture()).containsExactly(1, 2);
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> data.find(0, Chat.class))
        .withMessageContaining("does not fit");
  }

  @Test
  void theBuilderTakesAnotherCodec() {
    try (SocketIoServer io = SocketIoServer.builder().json(new JacksonCodec()).build()) {
      io.on("chat", Chat.class, (chat, event) -> event.ack().send(chat));
      FakeClient client = FakeClient.connect(io);
      client.send("451-7[\"chat\",{\"count\":1,\"picture\":{\"_placeholder\":true,\"num\":0}}]");
      client.sendBinary((byte) 5);
      // not in the order of the names, as JSON-B has it
      assertThat(client.next())
          .isEqualTo(
              "461-7[{\"text\":null,\"picture\":{\"_placeholder\":true,\"num\":0},\"count\":1}]");
      assertThat(client.next()).isEqualTo("binary 5");
    }
  }

  @Test
  void theBuilderTakesAnotherParser() {
    try (SocketIoServer io = SocketIoServer.builder().parser(new TabParser()).build()) {
      io.on("echo", event -> event.ack().send(event.args()));
      io.on("shout", String.class, (text, event) -> io.emit("heard", text + "!"));
      FakeClient client = FakeClient.open(io);
      client.send("4CONNECT\t/\t\t");
      assertThat(client.next()).startsWith("4CONNECT\t/\t\t\t{sid=");
      client.send("4EVENT\t/\t7\techo\ta\tb");
      assertThat(client.next()).isEqualTo("4ACK\t/\t7\t\ta\tb");
      client.send("4EVENT\t/\t\tshout\thello");
      assertThat(client.next()).isEqualTo("4EVENT\t/\t\theard\thello!");
      client.send("4NONSENSE");
      client.expectClosed();
    }
  }
}
