// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.util.Utf8;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Writes values as the clients' library does, each in its shortest form. */
final class MsgpackWriter {
  private static final MessagePack.PackerConfig CONFIG =
      new MessagePack.PackerConfig().withBufferSize(1024);

  private final MessageBufferPacker out = CONFIG.newBufferPacker();

  void nil() throws IOException {
    out.packNil();
  }

  void bool(boolean value) throws IOException {
    out.packBoolean(value);
  }

  void integer(long value) throws IOException {
    out.packLong(value);
  }

  /** Writes an integer that may have 64 bits and no sign. */
  void integer(BigInteger value) throws IOException {
    out.packBigInteger(value);
  }

  /** Writes a number of JavaScript, which knows no difference between 1 and 1.0. */
  void number(double value) throws IOException {
    if (value == Math.rint(value) && Math.abs(value) < 0x1p63) {
      out.packLong((long) value);
    } else {
      out.packDouble(value);
    }
  }

  void text(String value) throws IOException {
    byte[] bytes = Utf8.wellFormed(value).getBytes(StandardCharsets.UTF_8);
    out.packRawStringHeader(bytes.length);
    out.writePayload(bytes);
  }

  void binary(ByteBuffer value) throws IOException {
    int length = value.remaining();
    out.packBinaryHeader(length);
    if (value.hasArray()) {
      out.addPayload(value.array(), value.arrayOffset() + value.position(), length);
    } else {
      byte[] copy = new byte[length];
      value.duplicate().get(copy);
      out.addPayload(copy);
    }
  }

  void date(long millis) throws IOException {
    out.packExtensionTypeHeader((byte) 0, Long.BYTES);
    out.writePayload(ByteBuffer.allocate(Long.BYTES).putLong(millis).array());
  }

  void array(int size) throws IOException {
    out.packArrayHeader(size);
  }

  void map(int size) throws IOException {
    out.packMapHeader(size);
  }

  /** Writes a value that is encoded already. */
  void encoded(byte[] bytes, int start, int end) throws IOException {
    out.addPayload(bytes, start, end - start);
  }

  ByteBuffer result() throws IOException {
    return ByteBuffer.wrap(out.toByteArray());
  }
}
