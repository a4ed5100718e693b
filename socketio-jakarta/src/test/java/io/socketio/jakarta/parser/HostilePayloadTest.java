// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.socketio.jakarta.GenericType;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages that are made to cost more than they seem to: what is allocated to decode them is in
 * proportion to their length, whatever a handler wants of them.
 */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HostilePayloadTest {
  /** Most of it is garbage at once: what a binding makes for each value, keys, and the like. */
  private static final int MOST_PER_CHARACTER = 250;

  /** A value of one or two bytes is up to 34 characters in JSON, which codecs read. */
  private static final int MOST_PER_BYTE = 800;

  private static final int SIZE = 40_000;
  private static final String PLACEHOLDER = "{\"_placeholder\":true,\"num\":0}";
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final List<Type> TYPES =
      List.of(
          Object.class,
          Map.class,
          new GenericType<List<Object>>() {}.type(),
          new GenericType<Map<String, String>>() {}.type(),
          Upload.class,
          Upload[].class,
          Any.class,
          Any[].class,
          ByteBuffer.class,
          byte[].class,
          int[].class,
          String[].class,
          Optional.class);

  /** A payload with binary content. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Upload(String name, byte[] data, ByteBuffer more) {}

  /** A payload of which little is known. */
  public record Any(Object any, Map<String, Object> map, List<Object> list, int number, Any next) {}

  static Stream<String> texts() {
    return Stream.of(
        array("[]"),
        array("{}"),
        array("1"),
        array("1e999"),
        array("1e9999"),
        array("null"),
        array("\"\""),
        array("{\"name\":\"x\"}"),
        array("{\"next\":{\"next\":{}}}"),
        array("[".repeat(500) + "]".repeat(500)),
        array("{\"any\":".repeat(500) + "1" + "}".repeat(500)),
        array("9".repeat(999)),
        array("9".repeat(9_999)),
        "[" + "9".repeat(SIZE) + "]",
        object("\"name\":\"x\""),
        object("\"any\":[]"),
        object("\"map\":{}"),
        object("\"list\":[{}]"),
        object("\"next\":{}"),
        object("\"unknown\":[[]]"),
        "{\"any\":" + array("[]") + "}",
        "{\"data\":" + array("[]") + "}",
        "{\"name\":\"" + "\\u0041".repeat(SIZE / 6) + "\"}",
        "{\"" + "k".repeat(SIZE) + "\":1}",
        collisions());
  }

  static Stream<String> binaries() {
    return Stream.of(
        array(PLACEHOLDER),
        array("{\"name\":\"x\",\"data\":" + PLACEHOLDER + ",\"more\":" + PLACEHOLDER + "}"),
        array("{\"any\":" + PLACEHOLDER + ",\"list\":[" + PLACEHOLDER + "]}"),
        array("{\"_placeholder\":true,\"num\":0.0,\"_placeholder\":true,\"num\":0e0}"),
        object("\"data\":" + PLACEHOLDER),
        object("\"more\":" + PLACEHOLDER),
        object("\"any\":" + PLACEHOLDER),
        object("\"map\":{\"a\":" + PLACEHOLDER + "}"),
        "{\"_placeholder\":true,\"num\":0,\"x\":" + array(PLACEHOLDER) + "}");
  }

  private static String array(String element) {
    return "[" + repeated(element) + "]";
  }

  private static String object(String member) {
    return "{" + repeated(member) + "}";
  }

  private static String repeated(String part) {
    return String.join(",", Collections.nCopies(Math.max(1, SIZE / (part.length() + 1)), part));
  }

  /** Keys with equal hash codes. */
  private static String collisions() {
    StringBuilder json = new StringBuilder(SIZE).append('{');
    for (int i = 0; json.length() < SIZE; i++) {
      json.append(i == 0 ? "\"" : ",\"");
      for (int bit = 0; bit < Short.SIZE; bit++) {
        json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      json.append("\":1");
    }
    return json.append('}').toString();
  }

  /** Elements of an array in MessagePack that say much with few bytes. */
  static Stream<String> elements() {
    return Stream.of(
        "80",
        "90",
        "c0",
        "d40000",
        "c400",
        "c70000",
        "01",
        "ca00000001",
        "d700fffffffffffffffe",
        "81a16190",
        "81a161c400",
        "dc0000",
        "df00000000",
        "c600000000");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextCostsInProportionToItsLength(String json) throws IOException {
    ByteBuffer message = msgpack(json);
    assertCheap(json.length() * MOST_PER_CHARACTER, () -> Wire.argument(json));
    assertCheap(
        message.remaining() * MOST_PER_BYTE, () -> MsgpackWire.decode(message.duplicate()).data());
  }

  @ParameterizedTest
  @MethodSource("binaries")
  void anAttachmentIsCopiedOnceHoweverOftenTheTextRefersToIt(String json) {
    byte[] attachment = new byte[25 * SIZE];
    assertCheap(
        json.length() * MOST_PER_CHARACTER + 4 * attachment.length,
        () -> Wire.argument(json, attachment));
  }

  @Test
  void anAttachmentIsCopiedOnceHoweverManyArgumentsReferToIt() {
    byte[] attachment = new byte[25 * SIZE];
    String text = "51-[\"e\"," + repeated(PLACEHOLDER) + "]";
    PacketData data = Wire.decode(text, attachment).data();

    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < data.size(); i++) {
      assertThat(data.<Object>find(i, Object.class)).isPresent();
    }

    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
        .isLessThan(2L * attachment.length);
  }

  @ParameterizedTest
  @MethodSource("elements")
  void aBinaryMessageCostsInProportionToItsLength(String element) {
    int count = SIZE / (element.length() / 2);
    String array = "dd" + HexFormat.of().toHexDigits(count) + element.repeat(count);
    String hex = MsgpackWire.BEFORE + "92a165" + array + MsgpackWire.AFTER;
    ByteBuffer message = ByteBuffer.wrap(HexFormat.of().parseHex(hex));

    assertCheap(
        message.remaining() * MOST_PER_BYTE, () -> MsgpackWire.decode(message.duplicate()).data());
  }

  private static ByteBuffer msgpack(String json) throws IOException {
    MsgpackWriter argument = new MsgpackWriter();
    JsonToMsgpack.translateOwn(json, List.of(), argument);
    MsgpackWriter message = new MsgpackWriter();
    ByteBuffer bytes = argument.result();
    byte[] array = Wire.bytes(bytes);
    byte[] before = HexFormat.of().parseHex(MsgpackWire.BEFORE + "92a165");
    byte[] after = HexFormat.of().parseHex(MsgpackWire.AFTER);
    message.encoded(before, 0, before.length);
    message.encoded(array, 0, array.length);
    message.encoded(after, 0, after.length);
    return message.result();
  }

  /** Decodes it to all types, and passes it on in both encodings. */
  private static void assertCheap(int most, Supplier<PacketData> message) {
    for (Type type : TYPES) {
      assertThat(allocated(() -> find(message.get(), type)))
          .as("bytes allocated for %s", type)
          .isLessThan(most + SIZE);
    }
    assertThat(allocated(() -> Wire.PARSER.encode(Packet.event("/", "e", message.get()))))
        .as("bytes allocated to pass it on")
        .isLessThan(most + SIZE);
  }

  private static void find(PacketData message, Type type) {
    try {
      Optional<Object> unused = message.find(0, type);
    } catch (PayloadException e) {
      // the type does not fit, which must be as cheap
    }
  }

  private static long allocated(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
