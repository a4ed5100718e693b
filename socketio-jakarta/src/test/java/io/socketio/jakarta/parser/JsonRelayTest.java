// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static io.socketio.jakarta.parser.Wire.argument;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.socketio.jakarta.engine.EngineMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arguments that are received and emitted again. */
final class JsonRelayTest {
  private static final byte[] A = {1};
  private static final byte[] B = {2, 2};
  private static final byte[] C = {3, 3, 3};

  private static String placeholder(int num) {
    return "{\"_placeholder\":true,\"num\":" + num + "}";
  }

  private static Object[] raw(PacketData data) {
    Object[] raw = new Object[data.size()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = data.raw(i);
    }
    return raw;
  }

  private static List<EngineMessage> emit(Object... values) {
    return Wire.PARSER.encode(Packet.event("/", "e", PacketData.of(values)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "1E+2",
        "\"\\u0041\\/\"",
        "{ \"z\" : 1 , \"a\" : [ null ] }",
        "{\"a\":1,\"a\":2}",
        "null",
        "true",
        "{\"_placeholder\":true,\"num\":99}",
        "\"\\ud83d\"",
      })
  void theTextStaysAsItCame(String json) {
    assertThat(Wire.text(emit(raw(argument(json))))).isEqualTo("2[\"e\"," + json + "]");
  }

  @Test
  void theCodecIsNotAsked() {
    JsonParser parser =
        new JsonParser(
            new JsonCodec() {
              @Override
              public void encode(Object value, StringBuilder out, Attachments attachments) {
                throw new AssertionError("encode " + value);
              }

              @Override
              public Object decode(
                  String json, java.lang.reflect.Type type, AttachmentSource source) {
                throw new AssertionError("decode " + json);
              }
            });
    String text =
        "51-[\"e\",{\"a\":[" + placeholder(0) + "]},\"x\",1.5,null,true," + placeholder(0) + "]";
    List<Packet> received = new ArrayList<>();
    Parser.Decoder decoder = parser.decoder(1, received::add);
    decoder.text(text);
    decoder.binary(ByteBuffer.wrap(A));

    List<EngineMessage> messages = parser.encode(received.get(0));

    assertThat(Wire.text(messages)).isEqualTo(text);
    assertThat(Wire.attachments(messages)).containsExactly(A);
  }

  @Test
  void aWholePacketIsTheSameAgain() {
    String text =
        "53-/a,5[\"e\",{\"b\": "
            + placeholder(2)
            + "}, "
            + placeholder(0)
            + ","
            + placeholder(1)
            + "]";
    Packet received = Wire.decode(text, A, B, C);

    List<EngineMessage> messages = Wire.PARSER.encode(received);

    // the attachments are numbered in the order of the text, whatever the sender did
    assertThat(Wire.text(messages))
        .isEqualTo(
            "53-/a,5[\"e\",{\"b\": "
                + placeholder(0)
                + "},"
                + placeholder(1)
                + ","
                + placeholder(2)
                + "]");
    assertThat(Wire.attachments(messages)).containsExactly(C, A, B);
  }

  @Test
  void onlyTheAttachmentsOfTheRelayedArgumentsGoAlong() {
    PacketData data = argument(placeholder(0) + ",[" + placeholder(1) + "],3", A, B);

    assertThat(Wire.attachments(emit(data.raw(1)))).containsExactly(B);
    assertThat(Wire.text(emit(data.raw(1)))).isEqualTo("51-[\"e\",[" + placeholder(0) + "]]");
    assertThat(Wire.text(emit(data.raw(2)))).isEqualTo("2[\"e\",3]");
  }

  @Test
  void anAttachmentThatIsReferredToTwiceStaysOne() {
    PacketData data =
        argument("[" + placeholder(0) + "," + placeholder(0) + "]," + placeholder(0), A);

    List<EngineMessage> messages = emit(raw(data));

    assertThat(Wire.text(messages))
        .isEqualTo(
            "51-[\"e\",[" + placeholder(0) + "," + placeholder(0) + "]," + placeholder(0) + "]");
    assertThat(Wire.attachments(messages)).containsExactly(A);
  }

  @Test
  void anArgumentMayBeRelayedTwice() {
    Object raw = argument(placeholder(0), A).raw(0);

    List<EngineMessage> messages = emit(raw, raw);

    assertThat(Wire.text(messages))
        .isEqualTo("51-[\"e\"," + placeholder(0) + "," + placeholder(0) + "]");
  }

  @Test
  void attachmentsOfSeveralSourcesAreNumberedAnew() {
    PacketData first =
        argument("{\"x\":" + placeholder(1) + ",\"y\":" + placeholder(0) + "}", A, B);
    PacketData second = argument(placeholder(0), A.clone());

    List<EngineMessage> messages =
        emit(
            new byte[] {9},
            first.raw(0),
            "text",
            second.raw(0),
            Map.of("z", new byte[] {8}),
            first.raw(0));

    assertThat(Wire.text(messages))
        .isEqualTo(
            "55-[\"e\","
                + placeholder(0)
                + ",{\"x\":"
                + placeholder(1)
                + ",\"y\":"
                + placeholder(2)
                + "},\"text\","
                + placeholder(3)
                + ",{\"z\":"
                + placeholder(4)
                + "},"
                + "{\"x\":"
                + placeholder(1)
                + ",\"y\":"
                + placeholder(2)
                + "}]");
    assertThat(Wire.attachments(messages)).containsExactly(new byte[] {9}, B, A, A, new byte[] {8});
  }

  @Test
  void aNumberOfAnotherLengthIsReplaced() {
    Object[] values = new Object[12];
    java.util.Arrays.setAll(values, i -> new byte[] {9});
    PacketData data = argument("{\"num\":0,\"_placeholder\":true,\"n\":0}", B);
    values[11] = data.raw(0);

    String text = Wire.text(emit(values));

    assertThat(text).endsWith(",{\"num\":11,\"_placeholder\":true,\"n\":0}]");
  }

  @Test
  void anEventIsRelayedAsAnAcknowledgement() {
    Packet event = Wire.decode("51-7[\"e\"," + placeholder(0) + ",1]", A);

    List<EngineMessage> messages = Wire.PARSER.encode(Packet.ack("/", event.id(), event.data()));

    assertThat(Wire.text(messages)).isEqualTo("61-7[" + placeholder(0) + ",1]");
  }

  @Test
  void aPlainObjectThatLooksLikeAPlaceholderIsRefusedBesideBinaryData() {
    Object impostor = argument("{\"_placeholder\":true,\"num\":0}").raw(0);

    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> emit(impostor, A))
        .withMessageContaining("looks like a placeholder");
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> emit(argument("[{\"_placeholder\":true,\"num\":5}]").raw(0), A))
        .withMessageContaining("illegal attachments");
  }

  @Test
  void aRelayedArgumentCanStillBeRead() {
    PacketData relayed = PacketData.of(raw(argument("5,\"x\",null," + placeholder(0), A)));

    assertThat(relayed.<Integer>find(0, int.class)).contains(5);
    assertThat(relayed.<String>find(1, String.class)).contains("x");
    assertThat(relayed.<String>find(2, String.class)).isEmpty();
    assertThat(relayed.binary(1)).isFalse();
    assertThat(relayed.binary(3)).isTrue();
    assertThat(relayed.<byte[]>find(3, byte[].class)).contains(A);
  }
}
