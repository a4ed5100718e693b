// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.engine.EngineObserver.PacketType;
import io.socketio.jakarta.util.Faults;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The observers of one session. As long as there are none, a call costs one read of a field. */
final class Observers {
  private static final Logger LOGGER = System.getLogger(Observers.class.getName());

  private final Executor context;
  private volatile List<EngineObserver> all = List.of();

  /**
   * Makes an empty list.
   *
   * @param context where observers are called, whoever's thread it is on which something happens
   */
  Observers(Executor context) {
    this.context = context;
  }

  synchronized void add(EngineObserver observer) {
    all = Stream.concat(all.stream(), Stream.of(observer)).toList();
  }

  void tell(Consumer<EngineObserver> event) {
    List<EngineObserver> told = all;
    if (!told.isEmpty()) {
      context.execute(() -> told.forEach(observer -> tell(observer, event)));
    }
  }

  private static void tell(EngineObserver observer, Consumer<EngineObserver> event) {
    try {
      event.accept(observer);
    } catch (Throwable e) {
      Faults.log(LOGGER, "An engine observer failed", e);
    }
  }

  void received(String data) {
    if (!all.isEmpty()) {
      received(PacketType.MESSAGE, Optional.of(EngineMessage.text(data)));
    }
  }

  /** The observers get a view of their own: the buffer belongs to the listener. */
  void received(ByteBuffer data) {
    if (!all.isEmpty()) {
      received(PacketType.MESSAGE, Optional.of(EngineMessage.binary(data)));
    }
  }

  void received(char type) {
    if (!all.isEmpty()) {
      received(PacketType.of(type), Optional.empty());
    }
  }

  private void received(PacketType type, Optional<EngineMessage> message) {
    tell(observer -> observer.packetReceived(type, message));
  }

  void queued(EngineMessage message) {
    if (!all.isEmpty()) {
      tell(observer -> observer.packetQueued(PacketType.MESSAGE, Optional.of(message)));
    }
  }

  void queued(List<EngineMessage> messages) {
    if (!all.isEmpty()) {
      messages.forEach(this::queued);
    }
  }

  void queued(PacketType type) {
    if (!all.isEmpty()) {
      tell(observer -> observer.packetQueued(type, Optional.empty()));
    }
  }

  void flush(int packets) {
    if (!all.isEmpty()) {
      tell(observer -> observer.flush(packets));
    }
  }

  void drain(SessionState state) {
    if (!all.isEmpty() && !state.hasQueued()) {
      tell(EngineObserver::drain);
    }
  }
}
