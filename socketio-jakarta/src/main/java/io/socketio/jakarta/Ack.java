// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The acknowledgement of an incoming event: the callback that the client gave to {@code emit}.
 *
 * <p>Thread-safe; may be kept and sent later from any thread.
 */
public interface Ack {
  /**
   * Tells whether the client waits for an acknowledgement.
   *
   * @return false: {@link #send} does nothing
   */
  boolean requested();

  /**
   * Tells whether the acknowledgement has been sent.
   *
   * @return true after the first {@link #send} that did not throw
   */
  boolean sent();

  /**
   * Sends the acknowledgement. Does nothing if none was requested or the socket is gone.
   *
   * @param args the arguments of the client's callback; a single {@link EventArgs} is spread
   * @throws io.socketio.jakarta.parser.PayloadException if an argument cannot be written; nothing
   *     has been sent then, and another answer may be
   * @throws IllegalStateException if it was requested and has been sent already
   */
  void send(Object... args);

  /**
   * Sends the acknowledgement unless it has been sent.
   *
   * @param args the arguments of the client's callback; a single {@link EventArgs} is spread
   * @return false if it has been sent already; true also if none was requested
   * @throws io.socketio.jakarta.parser.PayloadException if an argument cannot be written; nothing
   *     has been sent then, and another answer may be
   */
  boolean trySend(Object... args);

  /**
   * An acknowledgement that nobody waits for.
   *
   * @return the acknowledgement; sending it does nothing
   */
  static Ack none() {
    return None.INSTANCE;
  }

  /**
   * Makes a return value that acknowledges with several arguments, for handlers that acknowledge by
   * returning.
   *
   * @param args the arguments of the client's callback; null for a single null
   * @return the arguments as one value
   */
  static Arguments of(Object @Nullable ... args) {
    return new Arguments(args == null ? new Object[1] : args);
  }

  /** The acknowledgement that nobody waits for. */
  final class None implements Ack {
    private static final Ack INSTANCE = new None();

    private None() {}

    @Override
    public boolean requested() {
      return false;
    }

    @Override
    public boolean sent() {
      return false;
    }

    @Override
    public void send(Object... args) {
      // nobody waits for it
    }

    @Override
    public boolean trySend(Object... args) {
      return true;
    }
  }

  /** Several arguments of an acknowledgement as one value. */
  final class Arguments {
    private static final Arguments NONE = new Arguments();

    private final Object[] values;

    private Arguments(Object... values) {
      this.values = values.clone();
    }

    /**
     * What a handler acknowledges with by returning a value: the value, the value in an {@link
     * Optional}, or the arguments given to {@link Ack#of}; nothing if it is null or an empty
     * Optional.
     *
     * @param value what the handler returned; null: nothing
     * @return the arguments of the client's callback
     */
    public static Arguments returned(@Nullable Object value) {
      if (value instanceof Optional<?> optional) {
        return returned(optional.orElse(null));
      }
      if (value instanceof Arguments several) {
        return several;
      }
      return value == null ? NONE : new Arguments(value);
    }

    /**
     * The arguments.
     *
     * @return a copy
     */
    public Object[] values() {
      return values.clone();
    }

    @Override
    public String toString() {
      return Arrays.toString(values);
    }
  }
}
