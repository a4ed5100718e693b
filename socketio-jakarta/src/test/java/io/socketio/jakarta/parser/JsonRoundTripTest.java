// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.engine.EngineMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is encoded is what is decoded, for seeded random packets. */
final class JsonRoundTripTest {
  private static final int PACKETS = 20_000;

  @Test
  void everyPacketSurvives() {
    for (int seed = 0; seed < PACKETS; seed++) {
      List<Object> values = new RandomValues(seed).arguments(Wire.MAX_ATTACHMENTS);
      Packet sent = packet(seed, PacketData.of(values.toArray()));

      Packet received = Wire.roundTrip(sent);

      assertThat(received.type()).as("seed %d", seed).isEqualTo(sent.type());
      assertThat(received.namespace()).isEqualTo(sent.namespace());
      assertThat(received.id()).isEqualTo(sent.id());
      assertThat(received.event()).isEqualTo(sent.event());
      assertThat(values(received.data()))
          .as("seed %d", seed)
          .usingRecursiveComparison()
          .withStrictTypeChecking()
          .isEqualTo(values);
    }
  }

  @Test
  void everyPacketIsRelayedAsItCame() {
    for (int seed = 0; seed < PACKETS; seed++) {
      List<Object> values = new RandomValues(seed).arguments(Wire.MAX_ATTACHMENTS);
      List<EngineMessage> sent = Wire.PARSER.encode(packet(seed, PacketData.of(values.toArray())));
      Packet received = Wire.decode(Wire.text(sent), Wire.attachments(sent).toArray(byte[][]::new));

      assertThat(Wire.PARSER.encode(received)).as("seed %d", seed).isEqualTo(sent);
    }
  }

  static Packet packet(int seed, PacketData data) {
    Random random = new Random(seed);
    String namespace = random.nextBoolean() ? "/" : "/nsp-" + seed;
    long id = random.nextBoolean() ? random.nextInt(1000) : Packet.NO_ID;
    return random.nextInt(4) == 0
        ? Packet.ack(namespace, Math.max(id, 0), data)
        : Packet.event(namespace, new RandomValues(seed).string(), data).withId(id);
  }

  private static List<Object> values(PacketData data) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      values.add(data.find(i, Object.class).orElse(null));
    }
    return values;
  }
}
