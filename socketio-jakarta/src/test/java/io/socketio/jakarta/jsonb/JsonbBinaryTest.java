// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.jsonb;

import static io.socketio.jakarta.jsonb.CodecCalls.placeholder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.socketio.jakarta.parser.PayloadException;
import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes within values are attachments, in both directions. */
final class JsonbBinaryTest {
  private static final byte[] ONE = {1};
  private static final byte[] TWO = {2, 2};

  private final JsonbCodec jsonb = new JsonbCodec();
  private final CodecCalls codec = new CodecCalls(jsonb);

  @SuppressWarnings("ArrayRecordComponent") // what applications write
  public record Upload(String name, byte[] content, ByteBuffer preview, Part part) {}

  public record Part(int number, Optional<byte[]> bytes, List<byte[]> more) {}

  public record Anything(Object value, Map<String, Object> map, List<Object> list) {}

  @Test
  void bytesAtAnyDepthAreWrittenAsAttachments() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", ONE);
    map.put("o", Optional.of(TWO));
    map.put("l", List.of(new Object[] {TWO}, new byte[][] {ONE}));
    map.put(
        "r",
        new Upload("n", TWO, ByteBuffer.wrap(ONE), new Part(1, Optional.empty(), List.of(TWO))));

    assertThat(codec.encode(map))
        .isEqualTo(
            "{\"b\":"
                + placeholder(0)
                + ",\"o\":"
                + placeholder(1)
                + ",\"l\":[["
                + placeholder(2)
                + "],["
                + placeholder(3)
                + "]]"
                + ",\"r\":{\"content\":"
                + placeholder(4)
                + ",\"name\":\"n\",\"part\":{\"more\":["
                + placeholder(5)
                + "],\"number\":1},\"preview\":"
                + placeholder(6)
                + "}}");
    assertThat(codec.written())
        .extracting(ByteBuffer::array)
        .containsExactly(ONE, TWO, TWO, ONE, TWO, TWO, ONE);
  }

  @Test
  void everyKindOfBufferIsAnAttachment() {
    ByteBuffer direct = ByteBuffer.allocateDirect(2).put(TWO).flip();
    List<ByteBuffer> buffers =
        List.of(
            ByteBuffer.wrap(ONE),
            ByteBuffer.wrap(ONE).asReadOnlyBuffer(),
            direct,
            direct.asReadOnlyBuffer());

    codec.encode(buffers);
    codec.encode(buffers.toArray());
    for (ByteBuffer buffer : buffers) {
      codec.encode(Map.of("k", buffer));
    }

    List<ByteBuffer> thrice = new ArrayList<>(buffers);
    thrice.addAll(buffers);
    thrice.addAll(buffers);
    assertThat(codec.written()).isEqualTo(thrice);
  }

  @Test
  void attachmentsAtAnyDepthAreReadAsBytes() {
    String json =
        "{\"name\":\"n\",\"content\":"
            + placeholder(1)
            + ",\"preview\":{\"num\":0,\"_placeholder\":true,\"x\":[{}]}"
            + ",\"part\":{\"number\":3,\"bytes\":"
            + placeholder(0)
            + ",\"more\":["
            + placeholder(1)
            + ","
            + placeholder(0)
            + ",null]}}";

    Upload upload = codec.decode(json, Upload.class, ONE, TWO);

    assertThat(upload.name()).isEqualTo("n");
    assertThat(upload.content()).isEqualTo(TWO);
    assertThat(upload.preview()).isEqualTo(ByteBuffer.wrap(ONE));
    assertThat(upload.preview().isReadOnly()).isTrue();
    assertThat(upload.part().number()).isEqualTo(3);
    assertThat(upload.part().bytes()).contains(ONE);
    assertThat(upload.part().more()).containsExactly(TWO, ONE, null);
  }

  @Test
  void attachmentsWithinAnyValueAreReadAsBytes() throws NoSuchMethodException {
    String json = "{\"b\":" + placeholder(1) + ",\"l\":[1,{\"x\":" + placeholder(0) + "}]}";
    Type generic = Anything.class.getMethod("map").getGenericReturnType();
    for (Type type : List.of(Object.class, Map.class, generic)) {
      Map<?, ?> map = (Map<?, ?>) codec.decode(json, type, ONE, TWO);

      assertThat(map.get("b")).isEqualTo(TWO);
      assertThat(((Map<?, ?>) ((List<?>) map.get("l")).get(1)).get("x")).isEqualTo(ONE);
    }
    String whole =
        "{\"value\":" + placeholder(0) + ",\"map\":" + json + ",\"list\":[" + placeholder(0) + "]}";
    Anything anything = codec.decode(whole, Anything.class, ONE, TWO);
    assertThat(anything.value()).isEqualTo(ONE);
    assertThat(anything.map().get("b")).isEqualTo(TWO);
    assertThat(anything.list()).containsExactly(ONE);
  }

  @Test
  void anAttachmentIsNoMap() {
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> codec.decode("{\"map\":" + placeholder(0) + "}", Anything.class, ONE));
  }

  @Test
  void withoutAttachmentsAPlaceholderIsAnObject() {
    Map<?, ?> map = codec.decode(placeholder(0), Map.class);

    assertThat(map.get("_placeholder")).isEqualTo(true);
    assertThat(map.get("num")).isEqualTo(BigDecimal.ZERO);
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> codec.decode("{\"content\":" + placeholder(0) + "}", Upload.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"AQID\"",
        "[1,2]",
        "{}",
        "5",
        "true",
        "{\"_placeholder\":true}",
        "{\"_placeholder\":true,\"num\":9}",
        "{\"_placeholder\":true,\"num\":\"0\"}",
        "{\"_placeholder\":1,\"num\":0}"
      })
  void whatIsNoAttachmentIsNotReadAsBytes(String json) {
    for (String property : List.of("content", "preview")) {
      assertThatExceptionOfType(PayloadException.class)
          .isThrownBy(() -> codec.decode("{\"" + property + "\":" + json + "}", Upload.class, ONE));
    }
  }

  @Test
  void aCallWithinACallHasItsOwnAttachments() {
    List<Object> values = Arrays.asList(ONE, new Nesting(jsonb), TWO);

    assertThat(codec.encode(values))
        .isEqualTo(
            "["
                + placeholder(0)
                + ",{\"length\":"
                + placeholder(77).length()
                + "},"
                + placeholder(1)
                + "]");
    assertThat(codec.written()).extracting(ByteBuffer::array).containsExactly(ONE, TWO);
  }

  public static final class Nesting {
    @JsonbTransient private final JsonbCodec jsonb;

    Nesting(JsonbCodec jsonb) {
      this.jsonb = jsonb;
    }

    public int getLength() {
      StringBuilder out = new StringBuilder();
      jsonb.encode(Optional.of(new byte[0]), out, bytes -> 77);
      return out.length();
    }
  }

  @Test
  void threadsDoNotShareAttachments() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<byte[]>>> results = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        byte[] own = {(byte) i, (byte) (i >> 8)};
        results.add(executor.submit(() -> thereAndBack(own)));
      }
      for (int i = 0; i < results.size(); i++) {
        byte[] own = {(byte) i, (byte) (i >> 8)};
        assertThat(results.get(i).get()).containsExactly(own, own);
      }
    } finally {
      executor.shutdown();
    }
  }

  private List<byte[]> thereAndBack(byte[] bytes) {
    CodecCalls calls = new CodecCalls(jsonb);
    String json = calls.encode(Map.of("content", bytes));
    Upload upload = calls.decode(json, Upload.class, bytes);
    return List.of(calls.written().get(0).array(), upload.content());
  }
}
