// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a handler gets when it asks for a type. */
final class MsgpackArgumentTest {
  @SuppressWarnings("ArrayRecordComponent") // a payload, never compared
  public record Picture(String name, byte[] scan) {}

  public enum Colour {
    RED
  }

  /** Has a field of each generic type that is asked for. */
  interface Types {
    Optional<String> text();

    List<Picture> pictures();
  }

  private static Type type(String name) throws NoSuchMethodException {
    return Types.class.getDeclaredMethod(name).getGenericReturnType();
  }

  @ParameterizedTest
  @CsvSource({
    "05, java.lang.String, 'the number 5, not java.lang.String'",
    "a135, java.lang.Integer, 'a string, not java.lang.Integer'",
    "c3, java.lang.Long, 'a boolean, not java.lang.Long'",
    "80, java.lang.String, 'an object, not java.lang.String'",
    "90, java.nio.ByteBuffer, 'an array, not java.nio.ByteBuffer'",
    "c400, java.lang.String, 'binary, not java.lang.String'",
    "cb3ff8000000000000, java.lang.Integer, 'the number 1.5, not java.lang.Integer'",
    "cb7ff8000000000000, java.lang.Integer, 'the number NaN, not java.lang.Integer'",
    "cfffffffffffffffff, java.lang.Long, 'the number 18446744073709551615, not java.lang.Long'",
    "d7000000000000000000, java.lang.Long, 'a string, not java.lang.Long'"
  })
  void doesNotConvertBetweenTypes(String hex, Class<?> type, String problem) {
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> MsgpackWire.argument(hex).find(0, type))
        .withMessage("argument 0 is " + problem);
  }

  @Test
  void readsRecordsWithBytes() throws NoSuchMethodException {
    String hex = "9182a46e616d65a178a47363616ec4020102";
    PacketData data = MsgpackWire.argument(hex);
    List<Picture> pictures = data.<List<Picture>>find(0, type("pictures")).orElseThrow();
    assertThat(pictures.get(0).name()).isEqualTo("x");
    assertThat(pictures.get(0).scan()).containsExactly(1, 2);
    assertThat(MsgpackWire.argument((Object) pictures)).isEqualTo(hex);
  }

  @Test
  void readsEnumsAndOptionals() throws NoSuchMethodException {
    String red = "a3" + HexFormat.of().formatHex("RED".getBytes(StandardCharsets.US_ASCII));
    assertThat(MsgpackWire.argument(red).find(0, Colour.class)).contains(Colour.RED);
    assertThat(MsgpackWire.argument("a178").find(0, type("text"))).contains(Optional.of("x"));
  }

  @Test
  void tellsWhatIsBinary() {
    PacketData data =
        MsgpackWire.decode(MsgpackWire.BEFORE + "94a165c40091c400c0" + MsgpackWire.AFTER).data();
    assertThat(data.binary(0)).isTrue();
    assertThat(data.binary(1)).isFalse();
    assertThat(data.binary(2)).isFalse();
    assertThat(data.binary(3)).isFalse();
    assertThat(data.find(3, Object.class)).isEmpty();
    assertThat(data)
        .hasToString(
            "[{\"_placeholder\":true,\"num\":0},[{\"_placeholder\":true,\"num\":0}],null]");
    assertThat(PacketData.of(data.raw(0)).binary(0)).isTrue();
    assertThat(PacketData.of(data.raw(0)).<byte[]>find(0, byte[].class)).contains(new byte[0]);
  }
}
