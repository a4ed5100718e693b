// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.GenericType;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.PayloadException;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The auth payload of a client. What does not fit the type that the application asks for is told
 * from the application's own mistakes, by the mark that its exception bears.
 */
record AuthArgs(EventArgs args) implements EventArgs {
  /** Longer chains of causes are not followed. */
  private static final int DEPTH = 16;

  /** The cause of an exception that a client has caused. */
  private static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(PayloadException cause) {
      super(cause.getMessage(), cause, false, false);
    }
  }

  /** What was wrong with the auth of a client, if that is why something failed. */
  static Optional<PayloadException> invalid(Throwable failure) {
    Throwable each = failure;
    for (int i = 0; i < DEPTH && each != null; i++) {
      if (each instanceof PayloadException payload && payload.getCause() instanceof Unfit) {
        return Optional.of(payload);
      }
      each = each.getCause();
    }
    return Optional.empty();
  }

  private static <T> T decode(Supplier<T> call) {
    try {
      return call.get();
    } catch (PayloadException e) {
      throw new PayloadException("auth does not fit: " + e.getMessage(), new Unfit(e));
    }
  }

  @Override
  public <T> T get(int index, Class<T> type) {
    return decode(() -> args.get(index, type));
  }

  @Override
  public <T> T get(int index, GenericType<T> type) {
    return decode(() -> args.get(index, type));
  }

  @Override
  public Object get(int index, Type type) {
    return decode(() -> args.get(index, type));
  }

  @Override
  public <T> Optional<T> find(int index, Class<T> type) {
    return decode(() -> args.find(index, type));
  }

  @Override
  public <T> Optional<T> find(int index, GenericType<T> type) {
    return decode(() -> args.find(index, type));
  }

  @Override
  public <T> Optional<T> find(int index, Type type) {
    return decode(() -> args.find(index, type));
  }

  @Override
  public EventArgs from(int from) {
    return from == 0 ? this : new AuthArgs(args.from(from));
  }

  @Override
  public PacketData data() {
    return args.data();
  }
}
