// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Text and binary messages that arrive in parts. */
final class MessagesTest {
  private final List<Object> seen = new ArrayList<>();
  private final TextMessages text = new TextMessages(6, seen::add, excess());
  private final BinaryMessages binary = new BinaryMessages(6, seen::add, excess());

  private Excess excess() {
    return new Excess(6, () -> seen.add("too large"), () -> seen.add("endless"));
  }

  @Test
  void aTextInOnePartIsPassedOnAsItIs() {
    String whole = new String("4abc");
    text.onMessage(whole, true);
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0)).isSameAs(whole);
  }

  @Test
  void partsOfTextsAreJoined() {
    text.onMessage("4a", false);
    text.onMessage("b", false);
    text.onMessage("", true);
    text.onMessage("4c", false);
    text.onMessage("d", true);
    assertThat(seen).containsExactly("4ab", "4cd");
  }

  @Test
  void theLimitOfTextsCountsUtf8Bytes() {
    text.onMessage("€€", true);
    text.onMessage("abcdef", true);
    text.onMessage("€", false);
    text.onMessage("€", true);
    assertThat(seen).containsExactly("€€", "abcdef", "€€");
    text.onMessage("€€a", true);
    assertThat(seen).endsWith("too large");
  }

  @Test
  void aPairOfSurrogatesInTwoPartsCountsAsOneCharacter() {
    text.onMessage("4a\ud83d", false);
    text.onMessage("\ude00", true);
    assertThat(seen).containsExactly("4a\ud83d\ude00");
    text.onMessage("4ab\ud83d", false);
    text.onMessage("\ude00", true);
    assertThat(seen).endsWith("too large");
  }

  @Test
  void partsOfOneTextCountTogether() {
    text.onMessage("abcd", false);
    text.onMessage("efg", false);
    assertThat(seen).containsExactly("too large");
  }

  @Test
  void manySmallPartsAreNotCountedTwice() {
    TextMessages roomy = new TextMessages(1000, seen::add, excess());
    for (int i = 0; i < 999; i++) {
      roomy.onMessage("a", false);
    }
    roomy.onMessage("a", true);
    assertThat(seen).containsExactly("a".repeat(1000));
  }

  @Test
  void nothingIsDeliveredAfterATextThatWasTooLarge() {
    text.onMessage("abcdefg", false);
    text.onMessage("h", true);
    text.onMessage("4", true);
    assertThat(seen).containsExactly("too large");
  }

  @Test
  void aBinaryMessageOutlivesTheBufferOfTheContainer() {
    ByteBuffer reused = ByteBuffer.wrap(new byte[] {1, 2, 3});
    binary.onMessage(reused, true);
    reused.put(0, (byte) 9);
    assertThat(seen).containsExactly(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertThat(reused.hasRemaining()).isFalse();
  }

  @Test
  void partsOfBinaryMessagesAreJoinedUpToTheLimit() {
    binary.onMessage(ByteBuffer.wrap(new byte[] {1, 2, 3}), false);
    binary.onMessage(ByteBuffer.wrap(new byte[] {4, 5, 6}), true);
    binary.onMessage(ByteBuffer.allocate(0), true);
    binary.onMessage(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), false);
    binary.onMessage(ByteBuffer.wrap(new byte[] {5, 6, 7}), true);
    binary.onMessage(ByteBuffer.wrap(new byte[] {8}), true);
    assertThat(seen)
        .containsExactly(
            ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6}), ByteBuffer.allocate(0), "too large");
  }

  @Test
  void aMessageThatGoesOnWithoutEndIsReported() {
    text.onMessage("abcdefg", false);
    text.onMessage("abcdef", false);
    binary.onMessage(ByteBuffer.allocate(7), false);
    binary.onMessage(ByteBuffer.allocate(6), false);
    assertThat(seen).containsExactly("too large", "too large");
    text.onMessage("a", false);
    binary.onMessage(ByteBuffer.allocate(1), false);
    assertThat(seen).endsWith("endless", "endless").hasSize(4);
  }
}
