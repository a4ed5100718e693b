// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.jsonb.JsonbCodec;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that are received and emitted again. */
final class MsgpackRelayTest {
  private static final String PLACEHOLDER = "{\"_placeholder\":true,\"num\":%d}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d90161",
        "cd0001",
        "ca3f800000",
        "dc000101",
        "82a16101a16102",
        "d700000000e472797557",
        "c702000102",
        "91d40000",
        "c40102",
        "cb7ff8000000000000"
      })
  void theBytesStayAsTheyCame(String hex) {
    Object raw = MsgpackWire.argument(hex).raw(0);
    assertThat(MsgpackWire.argument(raw)).isEqualTo(hex);
  }

  @Test
  void theCodecIsNotAsked() {
    MsgpackParser parser =
        new MsgpackParser(
            new JsonCodec() {
              @Override
              public void encode(Object value, StringBuilder out, Attachments attachments) {
                throw new AssertionError("encode " + value);
              }

              @Override
              public Object decode(String json, Type type, AttachmentSource source) {
                throw new AssertionError("decode " + json);
              }
            });
    ByteBuffer message =
        MsgpackWire.message(
            Packet.event("/", "e", PacketData.of(Map.of("a", new byte[] {1}), 1, true, "x")));
    List<Packet> received = new ArrayList<>();
    parser.decoder(0, received::add).binary(message);
    PacketData data = received.get(0).data();

    assertThat(parser.encode(received.get(0)).get(0).bytes()).isEqualTo(message);
    assertThat(data.<Integer>find(1, int.class)).contains(1);
    assertThat(data.<Boolean>find(2, boolean.class)).contains(true);
    assertThat(data.<String>find(3, String.class)).contains("x");
  }

  @Test
  void bytesAreNotCopied() {
    ByteBuffer message =
        ByteBuffer.wrap(
            Wire.bytes(MsgpackWire.message(Packet.event("/", "e", PacketData.of(new byte[] {1})))));
    PacketData data = MsgpackWire.decode(message).data();
    ByteBuffer argument = data.<ByteBuffer>find(0, ByteBuffer.class).orElseThrow();
    assertThat(argument.isReadOnly()).isTrue();
    message.put(message.limit() - MsgpackWire.AFTER.length() / 2 - 1, (byte) 2);
    assertThat(argument.get(0)).isEqualTo((byte) 2);
  }

  @Test
  void anArgumentOfTheOtherParserIsTranslated() {
    String json =
        "53-[\"e\",{\"b\":"
            + PLACEHOLDER.formatted(1)
            + ",\"a\":[1,-2.5,null,true,\"ä\\n\"]},"
            + PLACEHOLDER.formatted(0)
            + ",[],{\"_placeholder\":false},"
            + PLACEHOLDER.formatted(2)
            + "]";
    Packet received = Wire.decode(json, new byte[] {1}, new byte[] {2}, new byte[] {3});

    String message = MsgpackWire.encode(received);

    assertThat(message)
        .isEqualTo(
            MsgpackWire.BEFORE
                + "96a165"
                + "82a162c40102a1619501cbc004000000000000c0c3a3c3a40a"
                + "c40101"
                + "90"
                + "81ac5f706c616365686f6c646572c2"
                + "c40103"
                + MsgpackWire.AFTER);
    List<EngineMessage> back = Wire.PARSER.encode(MsgpackWire.decode(message));
    assertThat(Wire.text(back))
        .isEqualTo(
            "53-[\"e\",{\"b\":"
                + PLACEHOLDER.formatted(0)
                + ",\"a\":[1,-2.5,null,true,\"ä\\n\"]},"
                + PLACEHOLDER.formatted(1)
                + ",[],{\"_placeholder\":false},"
                + PLACEHOLDER.formatted(2)
                + "]");
    assertThat(Wire.attachments(back))
        .containsExactly(new byte[] {2}, new byte[] {1}, new byte[] {3});
  }

  @Test
  void whatLooksLikeAPlaceholderIsOneNowhere() {
    Map<String, Object> impostor = Map.of("_placeholder", true, "num", 0);
    Object plain = PacketData.of(impostor).raw(0);
    String hex = MsgpackWire.argument(plain);
    Map<String, Object> read =
        MsgpackWire.argument(hex).<Map<String, Object>>find(0, Map.class).orElseThrow();
    assertThat(new TreeMap<>(read)).hasToString("{_placeholder=true, num=0}");

    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> MsgpackWire.argument((Object) List.of(impostor, new byte[] {1})));
    PacketData beside = MsgpackWire.argument("92" + hex + "c40101");
    assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> beside.find(0, List.class));
    // as bytes it may travel on
    assertThat(MsgpackWire.argument(beside.raw(0))).isEqualTo("92" + hex + "c40101");
  }

  @Test
  void aCodecThatWritesNonsenseIsReported() {
    for (String nonsense : List.of("", "{", "[1,]", "{\"a\" 1}", "nul", "1 2", "\"")) {
      MsgpackParser parser =
          new MsgpackParser(
              new JsonCodec() {
                @Override
                public void encode(Object value, StringBuilder out, Attachments attachments) {
                  out.append(nonsense);
                }

                @Override
                public Object decode(String json, Type type, AttachmentSource source) {
                  return new JsonbCodec().decode(json, type, source);
                }
              });
      assertThatExceptionOfType(PayloadException.class)
          .as(nonsense)
          .isThrownBy(() -> parser.encode(Packet.event("/", "e", PacketData.of(List.of()))));
    }
  }
}
