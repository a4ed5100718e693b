// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.JsonParser;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.Parser;
import io.socketio.jakarta.parser.PayloadException;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Arguments on top of a packet's data. */
record PacketArgs(PacketData data) implements EventArgs {

  /** Sends values to itself, so that they are read as any others that come from a client. */
  static EventArgs received(Object... values) {
    AtomicReference<PacketData> received = new AtomicReference<>(PacketData.EMPTY);
    Parser parser = new JsonParser();
    Parser.Decoder decoder =
        parser.decoder(Integer.MAX_VALUE, packet -> received.set(packet.data()));
    for (EngineMessage message : parser.encode(Packet.event("/", "event", PacketData.of(values)))) {
      if (message.isText()) {
        decoder.text(message.frame().substring(1));
      } else {
        decoder.binary(message.bytes());
      }
    }
    return new PacketArgs(received.get());
  }

  static PayloadException missing(PacketData data, int index, Type type) {
    String what = index < data.size() ? "is null" : "is missing";
    return new PayloadException(
        "argument " + index + " " + what + ", expected " + type.getTypeName());
  }

  static EventArgs from(PacketData data, int from) {
    return new PacketArgs(new Tail(data, from));
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
