// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.util.Fuzz;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a peer sends, the decoder ends, and refuses it with a {@link PacketException} only. */
final class JsonMutationTest {
  private static final int ROUNDS = 30_000;

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

  @BeforeAll
  static void loadWhatIsLoadedOnce() {
    Random random = new Random(0);
    assertThat(isAccepted("2[\"e\",{}]", random, new ArrayList<>())).isTrue();
  }

  @Test
  void mutatedPackets() {
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Fuzz.rounds(
        ROUNDS,
        random -> {
          String mutated = mutate(Wire.text(valid(random)), random);
          (decode(mutated, random) ? accepted : refused).incrementAndGet();
        });
    assertThat(accepted.get()).isGreaterThan(ROUNDS / 100);
    assertThat(refused.get()).isGreaterThan(ROUNDS / 100);
  }

  @Test
  void randomPieces() {
    Fuzz.rounds(
        ROUNDS,
        random -> {
          StringBuilder text = new StringBuilder().append((char) ('0' + random.nextInt(8)));
          for (int i = random.nextInt(20); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
          }
          decode(text.toString(), random);
        });
  }

  @Test
  void randomCharacters() {
    Fuzz.rounds(
        ROUNDS,
        random -> {
          StringBuilder text = new StringBuilder().append((char) ('0' + random.nextInt(8)));
          for (int i = random.nextInt(20); i > 0; i--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
          }
          decode(text.toString(), random);
        });
  }

  private static List<EngineMessage> valid(Random random) {
    List<Object> values = new RandomValues(random.nextLong()).arguments(3);
    Packet packet = Packet.event("/n", "e", PacketData.of(values.toArray()));
    return Wire.PARSER.encode(packet.withId(random.nextInt(1_000_000)));
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(mutated.length() + 1);
      int to = Math.min(mutated.length(), at + random.nextInt(4));
      if (random.nextInt(8) == 0) {
        mutated.setLength(at);
        continue;
      }
      mutated.replace(at, to, random.nextBoolean() ? "" : PIECES[random.nextInt(PIECES.length)]);
    }
    return mutated.toString();
  }

  /** Feeds a text and some attachments; what is accepted must be consistent. */
  private static boolean decode(String text, Random random) {
    List<Packet> packets = new ArrayList<>();
    boolean valid = Fuzz.bounded(text.length(), () -> isAccepted(text, random, packets));
    assertThat(packets).hasSize(valid ? 1 : 0);
    packets.forEach(JsonMutationTest::use);
    return valid;
  }

  private static boolean isAccepted(String text, Random random, List<Packet> packets) {
    try {
      Parser.Decoder decoder = Wire.PARSER.decoder(3, packets::add);
      decoder.text(text);
      while (packets.isEmpty()) {
        decoder.binary(ByteBuffer.wrap(new byte[random.nextInt(3)]));
      }
      return true;
    } catch (PacketException e) {
      assertThat(e.getStackTrace()).isEmpty();
      return false;
    }
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
