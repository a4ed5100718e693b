// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.util.Fuzz;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a peer sends, a codec reads packets, or says once that something is malformed. */
final class PayloadMutationTest {
  private static final int ROUNDS = 30_000;

  private static final List<byte[]> PIECES =
      Stream.concat(
              Stream.of(
                  "\u001e", "4", "b", "b4", "2probe", "3", "1", "0", "6", "7", ":", "9", "10:"),
              Stream.of(
                  "99999999999:", "-1:", "=", "AQIDBA==", "*", "é€😀", "\n", "\u0000", "\ufffd"))
          .map(piece -> piece.getBytes(UTF_8))
          .toList();

  private static final List<byte[]> BINARY_PIECES =
      Stream.of(
              new byte[] {0, 1, -1},
              new byte[] {1, 1, -1},
              new byte[] {0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, -1},
              new byte[] {1, -1},
              new byte[] {4},
              new byte[] {'4', 'a'},
              new byte[] {-1},
              new byte[] {0, 3, -1, '4', (byte) 0xc3, (byte) 0xa4})
          .toList();

  /** A codec, and how its payloads are read. */
  enum Format {
    V4(CodecV4.BINARY, PIECES) {
      @Override
      boolean decode(ByteBuffer body, PacketReceiver receiver) {
        return PacketRecorder.read(codec.payload(body), receiver);
      }
    },
    V3_TEXT(CodecV3.BASE64, PIECES) {
      @Override
      boolean decode(ByteBuffer body, PacketReceiver receiver) {
        return PacketRecorder.read(codec.payload(body), receiver);
      }
    },
    V3_BINARY(CodecV3.BINARY, BINARY_PIECES) {
      @Override
      boolean decode(ByteBuffer body, PacketReceiver receiver) {
        return PacketRecorder.read(codec.binaryPayload(body), receiver);
      }
    };

    @SuppressWarnings("ImmutableEnumChecker") // codecs have no state
    final Codec codec;

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes them
    final List<byte[]> pieces;

    Format(Codec codec, List<byte[]> pieces) {
      this.codec = codec;
      this.pieces = pieces;
    }

    abstract boolean decode(ByteBuffer body, PacketReceiver receiver);
  }

  @ParameterizedTest
  @EnumSource
  void mutatedPayloads(Format format) {
    Fuzz.rounds(
        ROUNDS,
        random -> {
          byte[] payload = format.codec.encode(packets(format, random));
          check(format, Fuzz.mutate(payload, format.pieces, random));
        });
  }

  @ParameterizedTest
  @EnumSource
  void randomPieces(Format format) {
    Fuzz.rounds(ROUNDS, random -> check(format, Fuzz.concatenate(20, format.pieces, random)));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(Format format) {
    Fuzz.rounds(
        ROUNDS,
        random -> {
          List<Packet> packets = packets(format, random);
          Packets read = new Packets();
          assertThat(format.decode(ByteBuffer.wrap(format.codec.encode(packets)), read)).isTrue();
          assertThat(read.packets).isEqualTo(packets);
        });
  }

  private static List<Packet> packets(Format format, Random random) {
    List<Packet> packets = new ArrayList<>();
    if (format == Format.V3_BINARY) {
      packets.add(EngineMessage.binary(ByteBuffer.allocate(1)));
    }
    for (int i = random.nextInt(4); i >= 0; i--) {
      byte[] bytes = new byte[random.nextInt(6)];
      random.nextBytes(bytes);
      packets.add(
          switch (random.nextInt(3)) {
            case 0 -> EngineMessage.binary(ByteBuffer.wrap(bytes));
            case 1 -> random.nextBoolean() ? ControlPacket.PING : ControlPacket.PONG;
            default -> EngineMessage.text("é€😀:b".substring(random.nextInt(2)));
          });
    }
    return packets;
  }

  /** Reads a payload, and once more what was read. */
  private static void check(Format format, byte[] payload) {
    Packets read = new Packets();
    boolean valid =
        Fuzz.bounded(payload.length, () -> format.decode(ByteBuffer.wrap(payload), read));
    assertThat(read.problems).isEqualTo(valid ? 0 : 1);
    if (valid && !read.packets.isEmpty()) {
      Packets again = new Packets();
      byte[] written = format.codec.encode(read.packets);
      boolean binary = format.codec.contentType(read.packets).contains("octet");
      assertThat(
              binary
                  ? PacketRecorder.read(format.codec.binaryPayload(ByteBuffer.wrap(written)), again)
                  : PacketRecorder.read(format.codec.payload(ByteBuffer.wrap(written)), again))
          .isTrue();
      assertThat(again.packets).isEqualTo(read.packets);
    }
  }

  /** Keeps what a codec reads; nothing may come after what is malformed. */
  private static final class Packets implements PacketReceiver {
    final List<Packet> packets = new ArrayList<>();
    int problems;

    private void add(Packet packet) {
      assertThat(problems).isZero();
      packets.add(packet);
    }

    @Override
    public void message(String data) {
      add(EngineMessage.text(data));
    }

    @Override
    public void message(ByteBuffer data) {
      add(EngineMessage.binary(data));
    }

    @Override
    public void control(char type) {
      add(new ControlPacket(String.valueOf(type)));
    }

    @Override
    public void malformed(String what) {
      problems++;
    }
  }
}
