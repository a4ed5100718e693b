// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import org.jspecify.annotations.Nullable;

/**
 * Reads the text of one packet from left to right: {@code
 * <type>[<attachments>-][<namespace>,][<id>][JSON]}.
 */
final class JsonPacketReader {
  private static final int[] NOTHING = {};
  private static final char BINARY_EVENT = '5';
  private static final char BINARY_ACK = '6';

  private final String text;
  private int position;

  private final PacketType type;
  private final int attachments;
  private final String namespace;
  private final long id;
  private final int[] bounds;
  private boolean longNumbers;
  private final Placeholders placeholders;
  private final String event;

  /**
   * Reads a text.
   *
   * @param text the text of a packet
   * @param maxAttachments the most attachments that it may announce
   * @throws PacketException if it is no valid packet
   */
  JsonPacketReader(String text, int maxAttachments) {
    this.text = text;
    type =
        switch (peek()) {
          case '0' -> PacketType.CONNECT;
          case '1' -> PacketType.DISCONNECT;
          case '2', BINARY_EVENT -> PacketType.EVENT;
          case '3', BINARY_ACK -> PacketType.ACK;
          case '4' -> PacketType.CONNECT_ERROR;
          default -> throw new PacketException("unknown packet type");
        };
    boolean binary = peek() == BINARY_EVENT || peek() == BINARY_ACK;
    position++;
    attachments = binary ? readAttachments(maxAttachments) : 0;
    namespace = peek() == '/' ? readNamespace() : "/";
    id = isDigit() ? readId() : Packet.NO_ID;
    PlaceholderFinder finder = attachments == 0 ? null : new PlaceholderFinder(text, attachments);
    boolean payload = position < text.length();
    bounds = payload ? readPayload(finder) : NOTHING;
    placeholders = finder == null ? Placeholders.NONE : finder.found();
    event = payload && type == PacketType.EVENT ? readEvent() : "";
  }

  /** The number of attachments that follow the text. */
  int attachments() {
    return attachments;
  }

  Packet packet(JsonCodec codec, ReceivedAttachments received) {
    int first = type == PacketType.EVENT ? 1 : 0;
    PacketData data =
        bounds.length <= 2 * first
            ? PacketData.EMPTY
            : new JsonData(
                new ReceivedText(text, longNumbers, placeholders, received, codec), bounds, first);
    return new Packet(type, namespace, id, event, data);
  }

  private int readAttachments(int max) {
    long announced = 0;
    while (isDigit() && announced <= max) {
      announced = announced * 10 + text.charAt(position++) - '0';
    }
    if (announced > max) {
      throw new PacketException("too many attachments");
    }
    if (announced == 0 || peek() != '-') {
      throw new PacketException("Illegal attachments");
    }
    position++;
    return (int) announced;
  }

  private String readNamespace() {
    int start = position;
    int comma = text.indexOf(',', start);
    int end = comma < 0 ? text.length() : comma;
    position = comma < 0 ? end : comma + 1;
    return end - start == 1 ? "/" : text.substring(start, end);
  }

  private long readId() {
    int start = position;
    while (isDigit()) {
      position++;
    }
    return JsonNumber.toId(text, start, position);
  }

  private int[] readPayload(@Nullable PlaceholderFinder finder) {
    int start = JsonTokens.space(text, position);
    char first = JsonTokens.at(text, start);
    boolean allowed =
        switch (type) {
          case CONNECT -> first == '{';
          case DISCONNECT -> false;
          case EVENT, ACK -> first == '[';
          case CONNECT_ERROR -> first == '{' || first == '"';
        };
    if (!allowed) {
      throw JsonTokens.invalid();
    }
    JsonScanner scanner =
        new JsonScanner(text, first == '[' ? 1 : 0, JsonScanner.MAX_DEPTH, finder);
    int[] found = scanner.scan(start);
    longNumbers = scanner.hasLongNumbers();
    return found;
  }

  private String readEvent() {
    return EventNames.checked(
        switch (bounds.length == 0 ? 0 : text.charAt(bounds[0])) {
          case '"' -> JsonText.unquote(text, bounds[0], bounds[1]);
          case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
              JsonNumber.toString(Double.parseDouble(text.substring(bounds[0], bounds[1])));
          default -> throw JsonTokens.invalid();
        });
  }

  private boolean isDigit() {
    return JsonTokens.isDigit(peek());
  }

  private char peek() {
    return JsonTokens.at(text, position);
  }
}
