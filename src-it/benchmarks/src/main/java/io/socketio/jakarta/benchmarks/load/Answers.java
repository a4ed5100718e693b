// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Compares packets with what was expected. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EXCERPT = 100;

  private Answers() {}

  /** Fails unless a packet is the expected one; only the members of objects may change places. */
  static void expect(byte[] expected, byte[] bytes, int start, int end) {
    if (!Bytes.equal(expected, bytes, start, end)) {
      String wanted = Bytes.text(expected, 0, expected.length);
      String got = Bytes.text(bytes, start, end);
      if (!same(wanted, got)) {
        throw new LoadException("expected " + excerpt(wanted) + ", got " + excerpt(got));
      }
    }
  }

  private static boolean same(String wanted, String got) {
    int data = wanted.indexOf('[');
    if (data < 0 || wanted.length() != got.length() || !got.startsWith(wanted.substring(0, data))) {
      return false;
    }
    try {
      return JSON.readTree(wanted.substring(data)).equals(JSON.readTree(got.substring(data)));
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static String excerpt(String packet) {
    return packet.length() <= EXCERPT ? packet : packet.substring(0, EXCERPT) + "…";
  }
}
