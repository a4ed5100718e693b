// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ids in the shape of the reference server's base64id: 12 random bytes and 3 of a counter, as 20
 * characters of base64url.
 */
public final class RandomIds {
  private final SecureRandom random = new SecureRandom();
  private final AtomicInteger counter = new AtomicInteger(random.nextInt());

  /** Makes a generator with its own counter. */
  public RandomIds() {}

  /**
   * Makes a new id. Thread-safe.
   *
   * @return 20 characters of {@code [A-Za-z0-9_-]}
   */
  public String next() {
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    int sequence = counter.getAndIncrement();
    bytes[12] = (byte) (sequence >> 16);
    bytes[13] = (byte) (sequence >> 8);
    bytes[14] = (byte) sequence;
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
