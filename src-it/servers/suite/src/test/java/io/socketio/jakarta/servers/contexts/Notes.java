// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.Socket;
import io.socketio.jakarta.engine.EngineRequest;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What there was around each hook when it was called, a line for each call: the hook and the
 * circumstances, whose it is, and {@link Surroundings#look}.
 */
final class Notes {
  private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();
  private static volatile Optional<Surroundings> surroundings = Optional.empty();

  private Notes() {}

  static void begin(Surroundings found) {
    surroundings = Optional.of(found);
  }

  static Optional<Surroundings> surroundings() {
    return surroundings;
  }

  static List<String> lines() {
    return List.copyOf(LINES);
  }

  /** A hook of a socket that has a call of its own. */
  static void of(String hook, Socket socket) {
    of(hook, socket, hook);
  }

  /** One that shares its call with other hooks, or if that is empty may be called within any. */
  static void of(String hook, Socket socket, String call) {
    String circumstances = Names.circumstances(socket.handshake().request());
    add(
        hook + "/" + circumstances,
        Names.of(socket),
        call.isEmpty() ? "" : call + "@" + socket.id());
  }

  /** A hook of the engine; requests may have one context for all of theirs. */
  static void of(String hook, EngineRequest request) {
    add(hook + "/" + Names.circumstances(request), Names.of(request), "");
  }

  /** Any other hook. */
  static void add(String hook, String owner) {
    add(hook, owner, "");
  }

  private static void add(String hook, String owner, String call) {
    surroundings.ifPresent(found -> LINES.add(hook + " " + owner + " " + found.look(call)));
  }
}
