// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arguments that are Java values, as listeners for outgoing packets see them. */
final class PacketDataTest {
  private final PacketData data =
      PacketData.of("text", 5, null, new byte[] {1}, ByteBuffer.allocate(1), List.of());

  @Test
  void valuesAreFoundByTheirType() {
    assertThat(data.size()).isEqualTo(6);
    assertThat(data.<String>find(0, String.class)).contains("text");
    assertThat(data.<CharSequence>find(0, CharSequence.class)).contains("text");
    assertThat(data.<Integer>find(1, int.class)).contains(5);
    assertThat(data.<Integer>find(1, Integer.class)).contains(5);
    assertThat(data.<byte[]>find(3, byte[].class)).contains(new byte[] {1});
    assertThat(data.<List<?>>find(5, List.class)).contains(List.of());
  }

  @Test
  void aMissingOrNullValueIsEmpty() {
    assertThat(data.<Object>find(2, Object.class)).isEmpty();
    assertThat(data.<Object>find(6, Object.class)).isEmpty();
    assertThat(PacketData.EMPTY.<Object>find(0, Object.class)).isEmpty();
  }

  @Test
  void valuesAreNotConverted() {
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> data.find(0, int.class))
        .withMessage("argument 0 is java.lang.String, not int");
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> data.find(1, long.class))
        .withMessage("argument 1 is java.lang.Integer, not long");
  }

  @Test
  void bytesAndBuffersAreBinary() {
    assertThat(List.of(0, 1, 2, 3, 4, 5, 6)).filteredOn(data::binary).containsExactly(3, 4);
  }

  @Test
  void rawValuesAreTheValues() {
    assertThat(data.raw(0)).isSameAs("text");
    assertThat(data.raw(2)).isNull();
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> data.raw(6));
  }
}
