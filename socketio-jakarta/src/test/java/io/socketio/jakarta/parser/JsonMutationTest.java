// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a peer sends, the decoder ends, and refuses it with a {@link PacketException} only. */
@Timeout(120)
final class JsonMutationTest {
  private static final int ROUNDS = 50_000;

  private static final String[] PIECES = {
    "\"",
    "\\",
    "\\u",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "-",
    "0",
    "1",
    "9",
    ".",
    "e",
    "/",
    " ",
    "\u0000",
    "\ud800",
    "null",
    "true",
    "{\"_placeholder\":true,\"num\":0}",
    "\"_placeholder\":true,",
    "\"num\":1,",
    "51-",
    "52-",
    "6",
    "\"connect\"",
    "999999999999999999999"
  };

  @Test
  void mutatedPackets() {
    int accepted = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Object> values = new RandomValues(seed).arguments(3);
      List<EngineMessage> messages =
          Wire.PARSER.encode(Packet.event("/n", "e", PacketData.of(values.toArray())).withId(seed));
      accepted += decode(mutate(Wire.text(messages), random), random) ? 1 : 0;
    }
    assertThat(accepted).isBetween(ROUNDS / 100, ROUNDS * 99 / 100);
  }

  @Test
  void randomPieces() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder().append((char) ('0' + random.nextInt(8)));
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      decode(text.toString(), random);
    }
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(mutated.length() + 1);
      int to = Math.min(mutated.length(), at + random.nextInt(4));
      mutated.replace(at, to, random.nextBoolean() ? "" : PIECES[random.nextInt(PIECES.length)]);
    }
    return mutated.toString();
  }

  /** Feeds a text and some attachments; what is accepted must be consistent. */
  private static boolean decode(String text, Random random) {
    List<Packet> packets = new ArrayList<>();
    try {
      Parser.Decoder decoder = Wire.PARSER.decoder(3, packets::add);
      decoder.text(text);
      while (packets.isEmpty()) {
        decoder.binary(ByteBuffer.wrap(new byte[random.nextInt(3)]));
      }
    } catch (PacketException e) {
      assertThat(e.getStackTrace()).isEmpty();
      assertThat(packets).isEmpty();
      return false;
    }
    assertThat(packets).hasSize(1);
    use(packets.get(0));
    return true;
  }

  /** A valid packet can be read and relayed; reading may fail with a {@link PayloadException}. */
  private static void use(Packet packet) {
    PacketData data = packet.data();
    for (int i = 0; i < data.size(); i++) {
      for (Class<?> type : List.of(Object.class, String.class, long.class, byte[].class)) {
        try {
          data.find(i, type);
        } catch (PayloadException e) {
          assertThat(e).hasMessageStartingWith("argument " + i);
        }
      }
    }
    if (packet.type() == PacketType.EVENT || packet.type() == PacketType.ACK) {
      // the namespace of a mutated text may be anything
      Packet again =
          Wire.roundTrip(new Packet(packet.type(), "/n", packet.id(), packet.event(), data));
      assertThat(again.data().size()).isEqualTo(data.size());
      assertThat(again.event()).isEqualTo(packet.event());
      assertThat(again.id()).isEqualTo(packet.id());
    }
  }
}
