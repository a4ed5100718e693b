// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.PayloadException;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arguments on top of a packet's data. */
record DefaultArgs(PacketData data) implements EventArgs {

  /**
   * Turns what was given to {@code emit} into packet data, spreading a single {@link EventArgs}.
   */
  static PacketData dataOf(Object... args) {
    if (args.length == 1 && args[0] instanceof EventArgs spread) {
      return spread.data();
    }
    return args.length == 0 ? PacketData.EMPTY : PacketData.of(args);
  }

  @Override
  public int size() {
    return data.size();
  }

  @Override
  public <T> T get(int index, Class<T> type) {
    return data.<T>find(index, type).orElseThrow(() -> missing(index, type));
  }

  @Override
  public Object get(int index, Type type) {
    return data.find(index, type).orElseThrow(() -> missing(index, type));
  }

  @Override
  public <T> Optional<T> find(int index, Type type) {
    return data.find(index, type);
  }

  @Override
  public boolean binary(int index) {
    return data.binary(index);
  }

  @Override
  public EventArgs from(int from) {
    return from == 0 ? this : new DefaultArgs(new Tail(data, from));
  }

  private PayloadException missing(int index, Type type) {
    String what = index < data.size() ? "is null" : "is missing";
    return new PayloadException(
        "argument " + index + " " + what + ", expected " + type.getTypeName());
  }

  private record Tail(PacketData all, int from) implements PacketData {
    @Override
    public int size() {
      return Math.max(0, all.size() - from);
    }

    @Override
    public <T> Optional<T> find(int index, Type type) {
      return all.find(index + from, type);
    }

    @Override
    public boolean binary(int index) {
      return all.binary(index + from);
    }

    @Override
    public @Nullable Object raw(int index) {
      return all.raw(index + from);
    }
  }
}
