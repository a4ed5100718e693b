// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Translates JSON and its attachments into MessagePack, in two passes over the text: containers
 * announce the number of their members.
 */
final class JsonToMsgpack {
  /** An integer with no more characters has few digits, and 64 bits or little more. */
  private static final int MAX_INTEGER_LENGTH = 20;

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

  private final String text;
  private final Placeholders placeholders;
  private final List<ByteBuffer> attachments;

  /** The number of members of each container, in the order in which they open. */
  private int[] sizes = new int[8];

  private int containers;

  private JsonToMsgpack(String text, Placeholders placeholders, List<ByteBuffer> attachments) {
    this.text = text;
    this.placeholders = placeholders;
    this.attachments = attachments;
  }

  /**
   * Translates what the codec wrote.
   *
   * @throws PayloadException if it is no valid JSON, or not every attachment has one placeholder
   */
  static void translateOwn(String json, List<ByteBuffer> attachments, MsgpackWriter out)
      throws IOException {
    JsonToMsgpack translation = of(json, attachments);
    if (translation.placeholders.size() != attachments.size()) {
      throw new PayloadException("an object with binary data beside it looks like a placeholder");
    }
    translation.write(out);
  }

  /** Translates an argument that was received as JSON. */
  static void translate(JsonArgument argument, MsgpackWriter out) throws IOException {
    of(argument.toString(), argument.attachments().received()).write(out);
  }

  private static JsonToMsgpack of(String json, List<ByteBuffer> attachments) {
    PlaceholderFinder finder =
        attachments.isEmpty() ? null : new PlaceholderFinder(json, attachments.size());
    try {
      new JsonScanner(json, 0, JsonScanner.ANY_DEPTH, finder).scan(0);
    } catch (PacketException e) {
      throw new PayloadException("receivers would not accept it: " + e.getMessage(), e);
    }
    Placeholders found = finder == null ? Placeholders.NONE : finder.found();
    JsonToMsgpack translation = new JsonToMsgpack(json, found, attachments);
    translation.count();
    return translation;
  }

  private void count() {
    int[] open = new int[16];
    int depth = 0;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (c == '"') {
        i = JsonTokens.string(text, i);
        continue;
      }
      if (c == '{' && placeholders.attachment(i) >= 0) {
        i = JsonTokens.container(text, i);
        continue;
      }
      if (c == '{' || c == '[') {
        if (depth == open.length) {
          open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = containers;
        add(isEmpty(i) ? 0 : 1);
      } else if (c == '}' || c == ']') {
        depth--;
      } else if (c == ',') {
        sizes[open[depth - 1]]++;
      }
      i++;
    }
    containers = 0;
  }

  private boolean isEmpty(int start) {
    char next = JsonTokens.at(text, JsonTokens.space(text, start + 1));
    return next == '}' || next == ']';
  }

  private void add(int size) {
    if (containers == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * containers);
    }
    sizes[containers++] = size;
  }

  private void write(MsgpackWriter out) throws IOException {
    int i = 0;
    while (i < text.length()) {
      i = token(i, out);
    }
  }

  /** Writes the token at an index; returns the index after it. */
  private int token(int start, MsgpackWriter out) throws IOException {
    switch (text.charAt(start)) {
      case '{' -> {
        int attachment = placeholders.attachment(start);
        if (attachment >= 0) {
          out.binary(attachments.get(attachment));
          return JsonTokens.container(text, start);
        }
        out.map(sizes[containers++]);
        return start + 1;
      }
      case '[' -> {
        out.array(sizes[containers++]);
        return start + 1;
      }
      case '"' -> {
        int end = JsonTokens.string(text, start);
        out.text(JsonText.unquote(text, start, end));
        return end;
      }
      case 't' -> {
        out.bool(true);
        return JsonTokens.word(text, start, "true");
      }
      case 'f' -> {
        out.bool(false);
        return JsonTokens.word(text, start, "false");
      }
      case 'n' -> {
        out.nil();
        return JsonTokens.word(text, start, "null");
      }
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        int end = JsonTokens.number(text, start);
        number(text.substring(start, end), out);
        return end;
      }
      default -> {
        return start + 1;
      }
    }
  }

  private static void number(String json, MsgpackWriter out) throws IOException {
    if (json.length() <= MAX_INTEGER_LENGTH && INTEGER.matcher(json).matches()) {
      BigInteger integer = new BigInteger(json);
      if (integer.bitLength() < Long.SIZE
          || (integer.bitLength() == Long.SIZE && integer.signum() > 0)) {
        out.integer(integer);
        return;
      }
    }
    out.number(Double.parseDouble(json));
  }
}
