// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineOptions;
import jakarta.websocket.Session;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Makes the channels of one path, which have some things in common. */
final class Channels {
  private final Container container;
  private final Closer closer;
  private final Writers writers;
  private final Turns turns;

  /** Found with the first session. */
  private volatile @Nullable Reads reads;

  /** How this container is made to stop reading, or which readers may wait where it cannot. */
  private record Reads(Optional<Suspension> suspension, Semaphore waiting) {}

  Channels(Container container, Closer closer, Writers writers, Turns turns) {
    this.container = container;
    this.closer = closer;
    this.writers = writers;
    this.turns = turns;
  }

  SessionChannel of(Session session, EngineOptions options) {
    return container.channel(session, options, this);
  }

  Closer closer() {
    return closer;
  }

  Writers writers() {
    return writers;
  }

  /** The way in for one session. */
  Intake intake(Session session, EngineOptions options) {
    Reads found = reads(session);
    if (found.suspension.isEmpty()) {
      return new Backlog(options.maxHttpBufferSize(), found.waiting);
    }
    Suspension suspension = found.suspension.get();
    return new Reading(session, suspension, suspension.behind(session).orElse(turns));
  }

  private Reads reads(Session session) {
    Reads found = reads;
    if (found == null) {
      Semaphore waiting = new Semaphore(container.readersThatMayWait());
      found = new Reads(container.suspension(session), waiting);
      reads = found;
    }
    return found;
  }
}
