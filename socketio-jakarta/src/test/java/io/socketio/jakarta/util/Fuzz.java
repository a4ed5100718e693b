// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.util;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tests with random input that anybody can repeat. {@code -Dfuzz.seconds=600} makes each of them
 * run as long at least; {@code -Dfuzz.seed=n} begins with the round of that seed, which a failure
 * tells.
 */
public final class Fuzz {
  private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
  private static final long SECONDS = Long.getLong("fuzz.seconds", 0);

  /** What a round may take on a machine that does something else meanwhile. */
  private static final long SLOWEST = TimeUnit.SECONDS.toNanos(10);

  private static final long BYTES_FOR_CLASSES = 1_000_000;
  private static final long BYTES_FOR_EACH = 200;

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Fuzz() {}

  /** Plays so many rounds, or for so long as the system property says. */
  public static void rounds(int atLeast, Consumer<Random> round) {
    long start = System.nanoTime();
    long seed = FIRST_SEED;
    while (seed - FIRST_SEED < atLeast || System.nanoTime() - start < SECONDS * 1_000_000_000) {
      long begin = System.nanoTime();
      try {
        round.accept(new Random(seed));
      } catch (Exception | Error e) {
        throw new AssertionError("begin with -Dfuzz.seed=" + seed, e);
      }
      if (System.nanoTime() - begin > SLOWEST) {
        throw new AssertionError("too slow: begin with -Dfuzz.seed=" + seed);
      }
      seed++;
    }
    if (SECONDS > 0) {
      System.out.println((seed - FIRST_SEED) + " rounds");
    }
  }

  /** Runs what may need memory in proportion to the length of its input only. */
  public static <T> T bounded(int length, Supplier<T> action) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    T result = action.get();
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (bytes > BYTES_FOR_CLASSES + BYTES_FOR_EACH * length) {
      throw new AssertionError(bytes + " bytes of memory for " + length + " bytes of input");
    }
    return result;
  }

  /** Changes one to three places: bits, lengths, pieces of the protocol, an end that is missing. */
  public static byte[] mutate(byte[] valid, List<byte[]> pieces, Random random) {
    byte[] bytes = valid;
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, at + random.nextInt(5));
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> replace(bytes, at, to, new byte[0]);
            case 2 -> replace(bytes, at, to, piece(pieces, random));
            case 3 -> replace(bytes, at, at, piece(pieces, random));
            case 4 -> replace(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            default -> flip(bytes, at, random);
          };
    }
    return bytes;
  }

  /** Up to so many pieces, some of them random bytes. */
  public static byte[] concatenate(int max, List<byte[]> pieces, Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = random.nextInt(max + 1); i > 0; i--) {
      out.writeBytes(piece(pieces, random));
    }
    return out.toByteArray();
  }

  private static byte[] piece(List<byte[]> pieces, Random random) {
    if (random.nextInt(4) > 0) {
      return pieces.get(random.nextInt(pieces.size()));
    }
    byte[] bytes = new byte[1 + random.nextInt(4)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] replace(byte[] bytes, int from, int to, byte[] replacement) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(replacement);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }

  private static byte[] flip(byte[] bytes, int at, Random random) {
    if (at == bytes.length) {
      return bytes;
    }
    byte[] copy = bytes.clone();
    copy[at] ^= (byte) (1 << random.nextInt(8));
    return copy;
  }
}
