// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with attachments: reassembly, and the placeholders that refer to them. */
final class JsonBinaryTest {
  private static final byte[] ONE = {1};
  private static final byte[] TWO = {2, 2};
  private static final String PLACEHOLDER = "{\"_placeholder\":true,\"num\":0}";

  private final List<Packet> packets = new ArrayList<>();
  private Parser.Decoder decoder;

  @BeforeEach
  void makeDecoder() {
    decoder = Wire.PARSER.decoder(3, packets::add);
  }

  @Test
  void aPacketIsCompleteWithItsLastAttachment() {
    decoder.text("52-/a,7[\"e\"," + PLACEHOLDER + ",{\"num\":1,\"_placeholder\":true}]");
    assertThat(packets).isEmpty();
    decoder.binary(ByteBuffer.wrap(ONE));
    assertThat(packets).isEmpty();
    decoder.binary(ByteBuffer.wrap(TWO));

    assertThat(packets).hasSize(1);
    Packet packet = packets.get(0);
    assertThat(packet.type()).isEqualTo(PacketType.EVENT);
    assertThat(packet.namespace()).isEqualTo("/a");
    assertThat(packet.id()).isEqualTo(7);
    assertThat(packet.data().<byte[]>find(0, byte[].class)).contains(ONE);
    assertThat(packet.data().<byte[]>find(1, byte[].class)).contains(TWO);
  }

  @Test
  void anAcknowledgementMayBeBinary() {
    Packet packet = Wire.decode("61-0[" + PLACEHOLDER + "]", ONE);

    assertThat(packet.type()).isEqualTo(PacketType.ACK);
    assertThat(packet.id()).isZero();
    assertThat(packet.data().binary(0)).isTrue();
  }

  @Test
  void aBinaryPacketWithoutPayloadIsAccepted() {
    assertThat(Wire.decode("51-", ONE)).isEqualTo(Wire.decode("2"));
  }

  @Test
  void attachmentsThatNothingRefersToAreAccepted() {
    PacketData data = Wire.decode("52-[\"e\",1]", ONE, TWO).data();

    assertThat(data.size()).isEqualTo(1);
    assertThat(data.binary(0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5[\"e\"]",
        "5-[\"e\"]",
        "50-[\"e\"]",
        "5x-[]",
        "51",
        "51.5-[]",
        "5 1-[]",
        "5-1-[]",
        "6[]",
        "60-[]",
        "51[\"e\"]",
        "51/a,-[\"e\"]"
      })
  void anUnclearNumberOfAttachmentsIsRefused(String text) {
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> decoder.text(text))
        .withMessage("Illegal attachments");
  }

  @ParameterizedTest
  @ValueSource(strings = {"54-[\"e\"]", "510-[\"e\"]", "5999999999999999999999-[\"e\"]", "64-0[]"})
  void moreAttachmentsThanAllowedAreRefused(String text) {
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> decoder.text(text))
        .withMessage("too many attachments");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "51-{}",
        "51-[]",
        "51-[null]",
        "51-" + PLACEHOLDER,
        "51-[" + PLACEHOLDER + "]",
        "51-[\"connect\"]",
        "61-{}"
      })
  void aBinaryPacketIsCheckedLikeAPlainOne(String text) {
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> decoder.text(text))
        .withMessage("invalid payload");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_placeholder\":true}",
        "{\"_placeholder\":true,\"num\":1}",
        "{\"_placeholder\":true,\"num\":-1}",
        "{\"_placeholder\":true,\"num\":0.5}",
        "{\"_placeholder\":true,\"num\":1e400}",
        "{\"_placeholder\":true,\"num\":\"0\"}",
        "{\"_placeholder\":true,\"num\":\"splice\"}",
        "{\"_placeholder\":true,\"num\":null}",
        "{\"_placeholder\":true,\"num\":true}",
        "{\"_placeholder\":true,\"num\":[0]}",
        "{\"_placeholder\":true,\"num\":{}}",
        "{\"_placeholder\":true,\"num\":0,\"num\":9}",
        "{\"_placeholder\":false,\"_placeholder\":true,\"num\":9}",
        "{\"\\u005fplaceholder\":true,\"n\\u0075m\":9}",
        "{\"a\":[1,{\"b\":{\"num\":9,\"_placeholder\":true}}]}",
        "[[[{\"_placeholder\":true,\"num\":9}]]]",
      })
  void aPlaceholderWithoutAttachmentIsRefused(String json) {
    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> decoder.text("51-[\"e\"," + json + "]"))
        .withMessage("illegal attachments");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_placeholder\":true,\"num\":0}",
        " { \"num\" : 0 , \"_placeholder\" : true } ",
        "{\"_placeholder\":true,\"num\":0.0}",
        "{\"_placeholder\":true,\"num\":-0}",
        "{\"_placeholder\":true,\"num\":0e5}",
        "{\"_placeholder\":true,\"num\":9,\"num\":0}",
        "{\"_placeholder\":false,\"_placeholder\":true,\"num\":0}",
        "{\"\\u005fplaceholder\":true,\"n\\u0075m\":0}",
        "{\"_placeholder\":true,\"num\":0,\"x\":[{\"y\":[]}]}",
        "{\"x\":{\"_placeholder\":true,\"num\":0},\"_placeholder\":true,\"num\":0}",
      })
  void aPlaceholderMayLookOdd(String json) {
    PacketData data = Wire.argument(json, ONE);

    assertThat(data.binary(0)).isTrue();
    assertThat(data.<byte[]>find(0, byte[].class)).contains(ONE);
    assertThat(data.<Object>find(0, Object.class)).contains(ONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_placeholder\":false,\"num\":9}",
        "{\"_placeholder\":1,\"num\":9}",
        "{\"_placeholder\":\"true\",\"num\":9}",
        "{\"_placeholder\":true,\"_placeholder\":null,\"num\":9}",
        "{\"_Placeholder\":true,\"num\":9}",
        "{\"placeholder\":true,\"num\":9}",
        "{\"num\":9}",
        "[\"_placeholder\",true,\"num\",9]",
        "\"{\\\"_placeholder\\\":true,\\\"num\\\":9}\"",
      })
  void whatIsNoPlaceholderIsData(String json) {
    assertThat(Wire.argument(json, ONE).binary(0)).isFalse();
  }

  @Test
  void placeholdersOfAPlainPacketAreData() {
    PacketData data = Wire.argument(PLACEHOLDER);

    assertThat(data.binary(0)).isFalse();
    assertThat(data.<Map<String, Object>>find(0, Map.class).orElseThrow())
        .containsEntry("_placeholder", true);
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> data.find(0, byte[].class))
        .withMessage("argument 0 is an object, not byte[]");
  }

  @Test
  void binaryArgumentsAreReadAsBytesBufferOrStream() throws IOException {
    PacketData data = Wire.argument(PLACEHOLDER, TWO);

    assertThat(data.<byte[]>find(0, byte[].class)).contains(TWO);
    ByteBuffer buffer = data.<ByteBuffer>find(0, ByteBuffer.class).orElseThrow();
    assertThat(buffer).isEqualTo(ByteBuffer.wrap(TWO));
    assertThat(buffer.isReadOnly()).isTrue();
    try (InputStream stream = data.<InputStream>find(0, InputStream.class).orElseThrow()) {
      assertThat(stream.readAllBytes()).isEqualTo(TWO);
    }
  }

  @Test
  void whoeverReadsAnArrayGetsTheSameOne() throws IOException {
    PacketData data = Wire.argument("{\"any\":[" + PLACEHOLDER + "," + PLACEHOLDER + "]}", TWO);
    PacketData whole =
        Wire.decode("51-[\"e\"," + PLACEHOLDER + "," + PLACEHOLDER + "]", TWO).data();

    Map<?, ?> map = data.<Map<?, ?>>find(0, Map.class).orElseThrow();
    assertThat((List<?>) map.get("any")).element(0).isSameAs(((List<?>) map.get("any")).get(1));
    Map<?, ?> again = data.<Map<?, ?>>find(0, Map.class).orElseThrow();
    assertThat((List<?>) again.get("any")).element(0).isSameAs(((List<?>) map.get("any")).get(1));

    byte[] array = whole.<byte[]>find(0, byte[].class).orElseThrow();
    assertThat(whole.<Object>find(1, Object.class)).containsSame(array);
    array[0] = 99;
    try (InputStream stream = whole.<InputStream>find(1, InputStream.class).orElseThrow()) {
      assertThat(stream.read()).isEqualTo(99);
    }
  }

  @Test
  void whatIsPassedOnStaysAsItWasReceivedWhoeverChangesItsArray() {
    PacketData data = Wire.argument(PLACEHOLDER, ONE.clone());

    data.<byte[]>find(0, byte[].class).orElseThrow()[0] = 99;
    data.<ByteBuffer>find(0, ByteBuffer.class).orElseThrow().get();

    assertThat(data.<ByteBuffer>find(0, ByteBuffer.class)).contains(ByteBuffer.wrap(ONE));
    assertThat(Wire.attachments(Wire.PARSER.encode(Packet.event("/", "e", data))))
        .containsExactly(ONE);
  }

  @Test
  void aTextBetweenAttachmentsIsRefused() {
    decoder.text("52-[\"e\"]");
    decoder.binary(ByteBuffer.wrap(ONE));

    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> decoder.text("2[\"e\"]"))
        .withMessage("got plaintext data when reconstructing a packet");
  }

  @Test
  void anAttachmentWithoutTextIsRefused() {
    decoder.text("51-[\"e\"]");
    decoder.binary(ByteBuffer.wrap(ONE));

    assertThatExceptionOfType(PacketException.class)
        .isThrownBy(() -> decoder.binary(ByteBuffer.wrap(ONE)))
        .withMessage("got binary data when not reconstructing a packet");
  }

  @Test
  void aDestroyedDecoderForgetsAnIncompletePacket() {
    decoder.text("52-[\"e\"]");
    decoder.binary(ByteBuffer.wrap(ONE));
    decoder.destroy();

    decoder.text("51-[\"f\"," + PLACEHOLDER + "]");
    decoder.binary(ByteBuffer.wrap(TWO));

    assertThat(packets).hasSize(1);
    assertThat(packets.get(0).event()).isEqualTo("f");
    assertThat(packets.get(0).data().<byte[]>find(0, byte[].class)).contains(TWO);
  }

  @Test
  void thePacketsOfADecoderDoNotShareAttachments() {
    for (byte[] bytes : List.of(ONE, TWO)) {
      decoder.text("51-[\"e\"," + PLACEHOLDER + "]");
      decoder.binary(ByteBuffer.wrap(bytes));
    }

    assertThat(packets.get(0).data().<byte[]>find(0, byte[].class)).contains(ONE);
    assertThat(packets.get(1).data().<byte[]>find(0, byte[].class)).contains(TWO);
  }
}
