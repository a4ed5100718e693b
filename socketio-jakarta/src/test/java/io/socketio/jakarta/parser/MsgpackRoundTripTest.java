// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is encoded is what is decoded, for seeded random packets. */
final class MsgpackRoundTripTest {
  private static final int PACKETS = 20_000;

  @Test
  void everyPacketSurvives() {
    for (int seed = 0; seed < PACKETS; seed++) {
      List<Object> values = new RandomValues(seed).arguments(20);
      Packet sent = JsonRoundTripTest.packet(seed, PacketData.of(values.toArray()));
      ByteBuffer message = MsgpackWire.message(sent);

      Packet received = MsgpackWire.decode(message);

      assertThat(received.type()).as("seed %d", seed).isEqualTo(sent.type());
      assertThat(received.namespace()).isEqualTo(sent.namespace());
      assertThat(received.id()).isEqualTo(sent.id());
      assertThat(received.event()).isEqualTo(sent.event());
      assertThat(values(received.data()))
          .as("seed %d", seed)
          .usingRecursiveComparison()
          .isEqualTo(doubles(values));
      assertThat(MsgpackWire.message(received)).as("seed %d", seed).isEqualTo(message);
    }
  }

  private static List<Object> values(PacketData data) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      values.add(doubles(data.find(i, Object.class).orElse(null)));
    }
    return values;
  }

  /** Numbers with the precision that they have in JavaScript. */
  private static Object doubles(Object value) {
    if (value instanceof BigDecimal number) {
      return number.doubleValue();
    } else if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(each -> copy.add(doubles(each)));
      return copy;
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new TreeMap<>();
      map.forEach((key, each) -> copy.put(key, doubles(each)));
      return copy;
    }
    return value;
  }
}
