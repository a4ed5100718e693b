// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.nio.ByteBuffer;
import java.util.List;

/** Where the placeholders of a received text are, in the order of the text. */
final class Placeholders {
  static final Placeholders NONE = new Placeholders(new int[0]);

  // A record has the begin of the object, begin and end of its num, and the value of that.
  static final int RECORD = 4;
  private static final int NUM_START = 1;
  private static final int NUM_END = 2;
  private static final int NUM = 3;

  private final int[] records;

  Placeholders(int[] records) {
    this.records = records;
  }

  int size() {
    return records.length / RECORD;
  }

  /**
   * Finds the attachment that a value stands for.
   *
   * @param start where the value begins
   * @return the index of the attachment, or -1 if the value is no placeholder
   */
  int attachment(int start) {
    int record = firstFrom(start);
    return record < records.length && records[record] == start ? records[record + NUM] : -1;
  }

  /**
   * Copies a part of the text with the attachments that it refers to, numbered for its new place.
   */
  void copy(
      String text, int start, int end, ReceivedAttachments attachments, JsonPacketEncoder encoder) {
    StringBuilder out = encoder.out();
    int copied = start;
    for (int r = firstFrom(start); r < records.length && records[r] < end; r += RECORD) {
      int num = encoder.add(attachments.received().get(records[r + NUM]));
      if (num != records[r + NUM]) {
        out.append(text, copied, records[r + NUM_START]).append(num);
        copied = records[r + NUM_END];
      }
    }
    out.append(text, copied, end);
  }

  /**
   * Copies a part of the text with the attachments in the places that refer to them, as Node writes
   * a buffer in JSON: {@code {"type":"Buffer","data":[1,2]}}.
   */
  void inline(String text, int start, List<ByteBuffer> attachments, StringBuilder out) {
    int copied = start;
    for (int r = firstFrom(start); r < records.length; r += RECORD) {
      out.append(text, copied, records[r]).append("{\"type\":\"Buffer\",\"data\":[");
      ByteBuffer bytes = attachments.get(records[r + NUM]);
      for (int i = bytes.position(); i < bytes.limit(); i++) {
        if (i > bytes.position()) {
          out.append(',');
        }
        out.append(Byte.toUnsignedInt(bytes.get(i)));
      }
      out.append("]}");
      copied = JsonTokens.container(text, records[r]);
    }
    out.append(text, copied, text.length());
  }

  private int firstFrom(int start) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (records[middle * RECORD] < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low * RECORD;
  }
}
