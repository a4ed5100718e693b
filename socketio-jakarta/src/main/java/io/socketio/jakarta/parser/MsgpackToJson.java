// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import io.socketio.jakarta.util.JavaScriptDate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Translates a value that was checked into JSON and attachments, for the codec. */
final class MsgpackToJson {
  private static final String BEFORE_NUM = "{\"_placeholder\":true,\"num\":";

  private final MsgpackCursor in;
  private final StringBuilder out = new StringBuilder();
  private final List<ByteBuffer> attachments = new ArrayList<>(0);
  private int[] placeholders = {};
  private boolean impostor;

  private MsgpackToJson(MsgpackCursor in) {
    this.in = in;
  }

  /**
   * Translates the next value.
   *
   * @throws PayloadException if JSON could not tell an object in it from a placeholder
   */
  static ReceivedText translate(MsgpackCursor in, JsonCodec codec) {
    MsgpackToJson translation = new MsgpackToJson(in);
    try {
      translation.value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return translation.result(codec);
  }

  private ReceivedText result(JsonCodec codec) {
    if (impostor && !attachments.isEmpty()) {
      throw new PayloadException("an object with binary data beside it looks like a placeholder");
    }
    int[] records = Arrays.copyOf(placeholders, attachments.size() * Placeholders.RECORD);
    return new ReceivedText(
        out.toString(),
        false,
        new Placeholders(records),
        new ReceivedAttachments(attachments),
        codec);
  }

  private void value() throws IOException {
    switch (in.kind()) {
      case UNDEFINED, NULL -> {
        in.skip();
        out.append("null");
      }
      case BOOLEAN -> out.append(in.bool());
      case INTEGER -> out.append(in.integer());
      case FLOAT -> number(in.floating());
      case STRING -> JsonText.quote(in.text(), out);
      case BINARY -> placeholder(in.binary());
      case DATE -> date(in.date());
      case ARRAY -> array();
      case MAP -> map();
    }
  }

  private void number(double value) {
    JsonNumber.write(value, Double.toString(value), out);
  }

  private void date(Instant date) {
    out.append('"').append(JavaScriptDate.format(date).orElseThrow()).append('"');
  }

  private void array() throws IOException {
    int size = in.arraySize();
    out.append('[');
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.append(',');
      }
      value();
    }
    out.append(']');
  }

  private void map() throws IOException {
    int size = in.mapSize();
    out.append('{');
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.append(',');
      }
      String key = in.text();
      impostor |= key.equals("_placeholder");
      JsonText.quote(key, out);
      out.append(':');
      value();
    }
    out.append('}');
  }

  private void placeholder(ByteBuffer content) {
    int num = attachments.size();
    int record = num * Placeholders.RECORD;
    if (record == placeholders.length) {
      placeholders = Arrays.copyOf(placeholders, Math.max(Placeholders.RECORD, 2 * record));
    }
    attachments.add(content);
    placeholders[record] = out.length();
    placeholders[record + 1] = out.append(BEFORE_NUM).length();
    placeholders[record + 2] = out.append(num).length();
    placeholders[record + 3] = num;
    out.append('}');
  }
}
