// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Checks received values without making them, so that what a peer sends costs time and memory in
 * proportion to its length only. The library's own way to skip a value adds up counts of members
 * until they overflow.
 */
final class MsgpackScanner {
  private final ReceivedBytes received;
  private final MsgpackCursor in;
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(64);

  MsgpackScanner(ReceivedBytes received, MsgpackCursor in) {
    this.received = received;
    this.in = in;
  }

  /**
   * Passes one value.
   *
   * @param depth how many containers it lies in
   * @throws PacketException if it is invalid or nested too deeply
   */
  void value(int depth) throws IOException {
    switch (in.kind()) {
      case UNDEFINED, NULL, BOOLEAN, INTEGER, FLOAT -> in.skip();
      case STRING -> text();
      case BINARY -> in.binary();
      case DATE -> in.date();
      case ARRAY -> {
        refuseBelow(depth);
        for (int left = in.arraySize(); left > 0; left--) {
          value(depth + 1);
        }
      }
      case MAP -> {
        refuseBelow(depth);
        for (int left = in.mapSize(); left > 0; left--) {
          key();
          value(depth + 1);
        }
      }
    }
  }

  private static void refuseBelow(int depth) {
    if (depth == JsonScanner.MAX_DEPTH) {
      throw new PacketException("payload is nested too deeply");
    }
  }

  private void key() throws IOException {
    if (in.kind() != MsgpackCursor.Kind.STRING) {
      throw new PacketException("a key is no text");
    }
    text();
  }

  private void text() throws IOException {
    int length = in.textLength();
    int from = in.position();
    in.pass(length);
    checkUtf8(from, from + length);
  }

  private void checkUtf8(int start, int end) {
    byte[] bytes = received.array();
    int from = start;
    while (from < end && bytes[from] >= 0) {
      from++;
    }
    if (from == end) {
      return;
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, end - from);
    utf8.reset();
    CoderResult result;
    do {
      result = utf8.decode(rest, decoded.clear(), true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw new PacketException("invalid UTF-8");
    }
  }
}
