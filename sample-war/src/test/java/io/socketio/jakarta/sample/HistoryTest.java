// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Room LOBBY = new Room("lobby");

  private final History history = new History();

  @Test
  void keepsTheLatestMessagesInOrder() {
    for (int i = 0; i < History.MESSAGES + 2; i++) {
      history.add(LOBBY, message(i));
    }

    assertThat(history.of(LOBBY)).hasSize(History.MESSAGES).startsWith(message(2), message(3));
  }

  @Test
  void keepsAMessageThatIsSentAgainOnce() {
    history.add(LOBBY, message(1));
    history.add(LOBBY, message(2));
    history.add(LOBBY, message(1));

    assertThat(history.of(LOBBY)).containsExactly(message(1), message(2));
  }

  @Test
  void keepsTheRoomsThatAreUsed() {
    history.add(LOBBY, message(1));
    Room abandoned = new Room("abandoned");
    history.add(abandoned, message(1));
    for (int i = 0; i < History.ROOMS - 1; i++) {
      history.of(LOBBY);
      history.add(new Room("room" + i), message(1));
    }

    assertThat(history.of(LOBBY)).hasSize(1);
    assertThat(history.of(abandoned)).isEmpty();
  }

  private static Message message(int number) {
    var from = new Member("id", "Ada");
    return new Message(new UUID(0, number), "lobby", from, "Number " + number, Instant.EPOCH);
  }
}
