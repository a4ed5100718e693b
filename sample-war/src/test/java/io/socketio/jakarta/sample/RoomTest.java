// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomTest {
  @Test
  void namesAreStrippedAndInLowerCase() {
    assertThat(Room.of(" Jakarta-EE_10 ")).contains(new Room("jakarta-ee_10"));
    assertThat(Room.of("Café")).contains(new Room("café"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "a/b", "a:b", "aaaaaaaaaaaaaaaaaaaaaaaaa"})
  void otherNamesAreRefused(String name) {
    assertThat(Room.of(name)).isEmpty();
  }

  @Test
  void noRoomIsThePrivateRoomOfASocket() {
    assertThat(new Room("abcdefghijklmnopqrst").channel()).isNotEqualTo("abcdefghijklmnopqrst");
  }
}
