// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.util.Fuzz;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a peer sends, the decoder ends, and refuses it with a {@link PacketException} only. */
final class MsgpackMutationTest {
  private static final int ROUNDS = 30_000;

  /** Formats of all kinds, lies about lengths, and the words of the protocol. */
  private static final List<byte[]> PIECES =
      Stream.of(
              "c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 ca cb cc cd ce cf d0 d1 d2 d3 d4 d5 d6 d7 d8 d9 da db dc",
              "dd de df 80 81 8f 90 91 9f a0 a1 bf 00 7f e0 ff d40000 d7000000000000000005 c70cff",
              "dd7fffffff ddffffffff df7fffffff dfffffffff db7fffffff c67fffffff c97fffffff00 c4ff",
              "a474797065 a464617461 a36e7370 a26964 a12f 02 92a165 c40101 c7020000ff cb7ff8000000000000",
              "ac5f706c616365686f6c646572 a36e756d cfffffffffffffffff d38000000000000000 83a47479706502")
          .flatMap(line -> Stream.of(line.split(" ")))
          .map(HexFormat.of()::parseHex)
          .toList();

  @BeforeAll
  static void loadWhatIsLoadedOnce() {
    assertThat(decode(valid(new Random(0)))).isTrue();
  }

  @Test
  void mutatedPackets() {
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Fuzz.rounds(
        ROUNDS,
        random -> {
          byte[] mutated = Fuzz.mutate(valid(random), PIECES, random);
          (decode(mutated) ? accepted : refused).incrementAndGet();
        });
    assertThat(accepted.get()).isGreaterThan(ROUNDS / 100);
    assertThat(refused.get()).isGreaterThan(ROUNDS / 100);
  }

  @Test
  void mutatedArguments() {
    Fuzz.rounds(
        ROUNDS,
        random -> {
          byte[] argument = Fuzz.concatenate(12, PIECES, random);
          String hex = HexFormat.of().formatHex(argument);
          String event = MsgpackWire.BEFORE + "92a165" + hex + MsgpackWire.AFTER;
          decode(HexFormat.of().parseHex(event));
        });
  }

  @Test
  void randomPieces() {
    Fuzz.rounds(ROUNDS, random -> decode(Fuzz.concatenate(30, PIECES, random)));
  }

  private static byte[] valid(Random random) {
    List<Object> values = new RandomValues(random.nextLong()).arguments(3);
    values.add(random.nextDouble());
    values.add(Instant.ofEpochMilli(random.nextInt()));
    Packet packet = Packet.event("/n", "e", PacketData.of(values.toArray()));
    return Wire.bytes(MsgpackWire.message(packet.withId(random.nextInt(1_000_000))));
  }

  /** Feeds a message; what is accepted must be consistent. */
  private static boolean decode(byte[] message) {
    Optional<Packet> packet =
        Fuzz.bounded(
            message.length,
            () -> {
              try {
                return Optional.of(MsgpackWire.decode(ByteBuffer.wrap(message)));
              } catch (PacketException e) {
                assertThat(e.getStackTrace()).isEmpty();
                return Optional.empty();
              }
            });
    packet.ifPresent(MsgpackMutationTest::use);
    return packet.isPresent();
  }

  /** A valid packet can be read and relayed; reading may fail with a {@link PayloadException}. */
  private static void use(Packet packet) {
    PacketData data = packet.data();
    for (int i = 0; i < data.size(); i++) {
      for (Class<?> type : List.of(Object.class, String.class, long.class, byte[].class)) {
        try {
          data.find(i, type);
        } catch (PayloadException e) {
          assertThat(e).hasMessageMatching("(?s)argument " + i + ".*|.*looks like a placeholder");
        }
      }
    }
    ByteBuffer relayed = MsgpackWire.message(packet);
    Packet again = MsgpackWire.decode(relayed);
    assertThat(again.type()).isEqualTo(packet.type());
    assertThat(again.namespace()).isEqualTo(packet.namespace());
    assertThat(again.id()).isEqualTo(packet.id());
    assertThat(again.event()).isEqualTo(packet.event());
    assertThat(again.data().size()).isEqualTo(data.size());
    assertThat(MsgpackWire.message(again)).isEqualTo(relayed);
    translate(packet);
  }

  /** For a client of the other parser. */
  private static void translate(Packet packet) {
    if (packet.type() != PacketType.EVENT && packet.type() != PacketType.ACK) {
      return;
    }
    Packet plain = new Packet(packet.type(), "/n", packet.id(), packet.event(), packet.data());
    try {
      String text = Wire.text(Wire.PARSER.encode(plain));
      assertThat(text).isNotEmpty();
    } catch (PayloadException e) {
      assertThat(e).hasMessageContaining("placeholder");
    }
  }
}
