// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.util.Base64;
import java.util.List;

/**
 * Engine.IO 4 payloads of HTTP long-polling. A binary message is written {@code b} + base64, here
 * and wherever these tests speak of packets as strings.
 */
public final class Payload {
  private static final String SEPARATOR = "\u001e";
  private static final int SHOWN = 200;

  private Payload() {}

  /** Joins packets to one payload. */
  public static String of(String... packets) {
    return String.join(SEPARATOR, packets);
  }

  /** Splits a payload into its packets. */
  public static List<String> split(String payload) {
    return List.of(payload.split(SEPARATOR, -1));
  }

  /** The packet for a binary message. */
  public static String binary(byte... data) {
    return "b" + Base64.getEncoder().encodeToString(data);
  }

  /** The data of a packet made by {@link #binary}. */
  public static byte[] bytes(String binaryPacket) {
    if (!binaryPacket.startsWith("b")) {
      throw new AssertionError("Not a binary packet: " + shorten(binaryPacket));
    }
    return Base64.getDecoder().decode(binaryPacket.substring(1));
  }

  /** A form for failure messages. */
  static String shorten(String text) {
    return text.length() <= SHOWN
        ? text
        : text.substring(0, SHOWN) + "... (" + text.length() + " chars)";
  }
}
