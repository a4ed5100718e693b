// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Payloads that are almost right, or not at all. The same seed gives the same payloads. */
final class Mutations {
  private static final List<String> VALID =
      List.of(
          "0{\"sid\":\"x\"}",
          "1",
          "2probe",
          "3",
          "3probe",
          "4hello",
          "5",
          "6",
          "bAQIDBA==",
          "4a\u001ebAQID\u001e4b",
          "40",
          "40{\"token\":\"123\"}",
          "40/custom,",
          "40/custom,{\"a\":[1,2,{\"b\":null}]}",
          "41",
          "41/custom,",
          "42[\"message\",1,\"two\",{\"three\":[3.0,true,null]}]",
          "42[\"message\",\"\u20ac\ud83d\ude00\"]",
          "4212[\"message-with-ack\",{\"a\":\"b\"}]",
          "42/custom,[\"message\"]",
          "4399[1]",
          "44{\"message\":\"x\"}",
          "451-[\"message\",{\"_placeholder\":true,\"num\":0}]",
          "452-7[\"message-with-ack\",{\"_placeholder\":true,\"num\":1}]\u001ebAQ==\u001ebAg==",
          "461-1[{\"_placeholder\":true,\"num\":0}]\u001ebAQID");
  private static final String SYNTAX = " \"'[]{}(),:-+.0123456789eE/\\#\u001e";
  private static final int LONG = 70_000;
  private static final int SHORT = 60;

  private final Random random;

  Mutations(long seed) {
    random = new Random(seed);
  }

  byte[] next() {
    return switch (random.nextInt(10)) {
      case 0 -> randomBytes(random.nextInt(SHORT));
      case 1 -> valid();
      case 2 -> concat(valid(), valid());
      case 3 -> random.nextInt(20) == 0 ? repeated() : mutated();
      default -> mutated();
    };
  }

  private byte[] valid() {
    return VALID.get(random.nextInt(VALID.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] repeated() {
    byte[] unit = valid();
    byte[] data = new byte[random.nextInt(LONG)];
    for (int i = 0; i < data.length; i++) {
      data[i] = unit[i % unit.length];
    }
    return data;
  }

  private byte[] mutated() {
    byte[] data = valid();
    int rounds = 1 + random.nextInt(4);
    for (int i = 0; i < rounds && data.length > 0; i++) {
      data = mutate(data);
    }
    return data;
  }

  private byte[] mutate(byte[] data) {
    int at = random.nextInt(data.length);
    int end = at + random.nextInt(data.length - at + 1);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(data, at);
      case 1 -> concat(Arrays.copyOf(data, at), Arrays.copyOfRange(data, end, data.length));
      case 2 -> concat(Arrays.copyOf(data, end), Arrays.copyOfRange(data, at, data.length));
      case 3 -> replaced(data, at, (byte) random.nextInt());
      case 4 -> replaced(data, at, (byte) SYNTAX.charAt(random.nextInt(SYNTAX.length())));
      default ->
          concat(
              concat(Arrays.copyOf(data, at), randomBytes(1 + random.nextInt(4))),
              Arrays.copyOfRange(data, at, data.length));
    };
  }

  private static byte[] replaced(byte[] data, int at, byte value) {
    byte[] copy = data.clone();
    copy[at] = value;
    return copy;
  }

  byte[] randomBytes(int length) {
    byte[] data = new byte[length];
    random.nextBytes(data);
    return data;
  }

  boolean coin() {
    return random.nextBoolean();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
