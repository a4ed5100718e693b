// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.parser.PayloadException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Arguments as tests of applications make them. */
final class EventArgsTest {
  private static final GenericType<List<Integer>> NUMBERS = new GenericType<>() {};

  public record Chat(String room, String text) {}

  @PositionalArgs
  record Say(String room, Optional<Chat> chat) {}

  @Test
  void areReadLikeThoseOfAClient() {
    EventArgs args = EventArgs.of("lobby", Map.of("room", "a", "text", "b"), new int[] {1}, null);

    assertThat(args.size()).isEqualTo(4);
    assertThat(args.get(0, String.class)).isEqualTo("lobby");
    assertThat(args.get(1, Chat.class)).isEqualTo(new Chat("a", "b"));
    assertThat(args.get(2, NUMBERS)).containsExactly(1);
    assertThat(args.get(2, NUMBERS.type())).isEqualTo(List.of(1));
    assertThat(args.find(0, String.class).map(String::length)).contains(5);
    assertThat(args.find(3, NUMBERS)).isEmpty();
    assertThat(args.find(9, String.class)).isEmpty();
    assertThat(ArgsReader.of(Say.class).read(args))
        .isEqualTo(new Say("lobby", Optional.of(new Chat("a", "b"))));
    assertThatThrownBy(() -> args.get(0, Integer.class)).isInstanceOf(PayloadException.class);
    assertThatThrownBy(() -> args.get(3, String.class)).hasMessageContaining("is null");
    assertThatThrownBy(() -> args.get(4, String.class)).hasMessageContaining("is missing");
  }

  @Test
  void areDecodedToTypesThatTheReaderKnowsBeforehand() {
    assertThat(ArgsReader.of(EventArgs.class).types()).isEmpty();
    assertThat(ArgsReader.of(int.class).types()).containsExactly(Integer.class);
    assertThat(ArgsReader.of(Optional.class).types()).containsExactly(Object.class);
    assertThat(ArgsReader.of(new GenericType<Optional<Chat>>() {}).types())
        .containsExactly(Chat.class);
    assertThat(ArgsReader.of(NUMBERS).types()).containsExactly(NUMBERS.type());
    assertThat(ArgsReader.of(Say.class).types()).containsExactly(String.class, Chat.class);
  }

  @Test
  void mayBeBinaryAtAnyDepth() {
    EventArgs args = EventArgs.of(new byte[] {1}, Map.of("content", new byte[] {2}));

    assertThat(args.binary(0)).isTrue();
    assertThat(args.binary(1)).isFalse();
    assertThat(args.get(0, byte[].class)).containsExactly(1);
    assertThat(args.get(1, new GenericType<Map<String, byte[]>>() {}).get("content"))
        .containsExactly(2);
  }

  @Test
  void haveAViewOfTheirTail() {
    EventArgs tail = EventArgs.of(1, 2, new byte[0]).from(1);

    assertThat(tail.size()).isEqualTo(2);
    assertThat(tail.get(0, int.class)).isEqualTo(2);
    assertThat(tail.binary(1)).isTrue();
    assertThat(tail.from(5).size()).isZero();
    assertThat(EventArgs.of().size()).isZero();
  }
}
