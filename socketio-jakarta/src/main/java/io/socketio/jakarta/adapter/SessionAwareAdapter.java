// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.adapter;

import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The adapter of a single node with connection state recovery: keeps the sessions of sockets that
 * lost their connection, and the events that these may have missed, in memory.
 *
 * <p>Every event without acknowledgement that is not volatile gets an offset as its last argument,
 * which the client gives back when it returns. The log of events and the queues of the sockets
 * change together, under one lock, so that each client receives offsets in the order of the log;
 * nothing is encoded or written, and no listener called, under that lock.
 */
public class SessionAwareAdapter extends InMemoryAdapter {
  private final RecoveryMemory memory;
  private final EventLog log;
  private final StoredSessions sessions;
  private final Map<LocalSocket, SessionTrack> tracks = new ConcurrentHashMap<>();
  private final AtomicLong offsets = new AtomicLong();
  private final ScheduledFuture<?> sweep;

  /**
   * Makes the adapter of one namespace, which shares its memory with no other.
   *
   * @param host the namespace
   * @param maxDisconnectionDuration how long sessions and events are kept
   * @param maxStoredBytes how many bytes of events are kept at most
   */
  public SessionAwareAdapter(
      AdapterHost host, Duration maxDisconnectionDuration, long maxStoredBytes) {
    this(host, maxDisconnectionDuration, RecoveryMemory.of(maxStoredBytes));
  }

  private SessionAwareAdapter(
      AdapterHost host, Duration maxDisconnectionDuration, RecoveryMemory memory) {
    super(host);
    long nanos = maxDisconnectionDuration.toNanos();
    this.memory = memory;
    log = new EventLog(nanos, memory.events());
    sessions = new StoredSessions(nanos, memory.sessions(), host);
    long period = Math.max(nanos / 2, TimeUnit.SECONDS.toNanos(1));
    sweep =
        host.scheduler().scheduleWithFixedDelay(this::evict, period, period, TimeUnit.NANOSECONDS);
  }

  /**
   * Makes the adapters of one server, which keep so much together. Those namespaces drop their
   * oldest events that keep more than the same share as others.
   *
   * @param maxDisconnectionDuration how long sessions and events are kept
   * @param maxStoredBytes how many bytes of events all namespaces keep at most
   * @return for {@link io.socketio.jakarta.SocketIoServer.Builder#adapter}
   */
  public static AdapterFactory factory(Duration maxDisconnectionDuration, long maxStoredBytes) {
    RecoveryMemory memory = RecoveryMemory.of(maxStoredBytes);
    return host -> new SessionAwareAdapter(host, maxDisconnectionDuration, memory);
  }

  private void evict() {
    long now = System.nanoTime();
    sessions.evict(now);
    synchronized (log) {
      log.evict(now);
    }
  }

  // ---- what is emitted

  @Override
  public void broadcast(Packet packet, BroadcastOptions options) {
    if (options.isVolatile() || packet.hasId() || packet.type() != PacketType.EVENT) {
      super.broadcast(packet, options);
      return;
    }
    EventLog.Audience audience = session -> isFor(session.rooms(), options);
    publish(packet, options.compress(), audience, action -> forEach(options, action));
  }

  private static boolean isFor(Set<String> rooms, BroadcastOptions options) {
    return (options.rooms().isEmpty() || options.rooms().stream().anyMatch(rooms::contains))
        && options.except().stream().noneMatch(rooms::contains);
  }

  @Override
  public void send(LocalSocket socket, Packet packet, boolean compress) {
    String id = socket.id();
    publish(packet, compress, session -> session.id().equals(id), action -> action.accept(socket));
  }

  private void publish(
      Packet packet,
      boolean compress,
      EventLog.Audience audience,
      Consumer<Consumer<LocalSocket>> receivers) {
    String offset = Long.toString(offsets.getAndIncrement(), Character.MAX_RADIX);
    List<EngineMessage> messages = host().encode(packet.append(offset), compress);
    receivers.accept(socket -> socket.notifyOutgoing(packet));
    List<Runnable> writes = new ArrayList<>();
    synchronized (log) {
      long position = log.append(offset, audience, messages, System.nanoTime());
      receivers.accept(
          socket -> {
            Optional<Runnable> write = socket.queue(packet, messages);
            write.ifPresent(writes::add);
            track(socket, offset, position, write.isPresent());
          });
    }
    memory.events().enforce();
    writes.forEach(Runnable::run);
  }

  private void track(LocalSocket socket, String offset, long position, boolean sent) {
    SessionTrack track = tracks.get(socket);
    if (track == null) {
      return; // not connected yet
    }
    if (sent) {
      track.sent(offset, position);
    } else {
      track.missed(position);
    }
  }

  // ---- sockets come and go

  @Override
  public CompletionStage<Void> addAll(LocalSocket socket, Set<String> names) {
    if (names.contains(socket.id())) {
      synchronized (log) {
        tracks.putIfAbsent(socket, new SessionTrack(log.last(), ""));
      }
    }
    return super.addAll(socket, names);
  }

  @Override
  public CompletionStage<Void> delAll(LocalSocket socket) {
    tracks.remove(socket);
    return super.delAll(socket);
  }

  @Override
  public Optional<Session> session(LocalSocket socket) {
    synchronized (log) {
      return Optional.ofNullable(tracks.get(socket))
          .map(track -> StoredSession.of(socket, track, log.last(), System.nanoTime()));
    }
  }

  @Override
  public void persistSession(String key, Session session) {
    if (session instanceof StoredSession stored) {
      sessions.put(key, stored);
    }
  }

  @Override
  public CompletionStage<Optional<Session>> restoreSession(String key, Optional<String> offset) {
    return CompletableFuture.completedFuture(restore(key, offset.orElse("")));
  }

  private Optional<Session> restore(String key, String offset) {
    StoredSession session = sessions.find(key, System.nanoTime());
    if (session == null) {
      return Optional.empty();
    }
    OptionalLong from = start(session, offset);
    return from.isPresent() && sessions.take(key, session)
        ? Optional.of(session.from(from.getAsLong(), offset))
        : Optional.empty();
  }

  /** Where in the log a client begins; empty if that, or what follows, is not known any more. */
  private OptionalLong start(StoredSession session, String offset) {
    synchronized (log) {
      OptionalLong from =
          offset.equals(session.lastOffset())
              ? OptionalLong.of(session.seen())
              : offset.isEmpty() ? OptionalLong.of(session.joinedAt()) : log.positionOf(offset);
      return from.isPresent() && log.isCompleteAfter(from.getAsLong())
          ? from
          : OptionalLong.empty();
    }
  }

  @Override
  public CompletionStage<List<List<EngineMessage>>> resume(
      LocalSocket socket, Session session, Runnable connected) {
    StoredSession stored = (StoredSession) session;
    return addAll(socket, stored.rooms()).thenApply(joined -> replay(socket, stored, connected));
  }

  private List<List<EngineMessage>> replay(
      LocalSocket socket, StoredSession session, Runnable connected) {
    synchronized (log) {
      if (!log.isCompleteAfter(session.from())) {
        throw new IllegalStateException("events have been dropped meanwhile");
      }
      SessionTrack track = new SessionTrack(session.from(), session.offset());
      List<List<EngineMessage>> missed = new ArrayList<>();
      for (EventLog.Entry entry : log.after(session.from())) {
        if (entry.audience().test(session)) {
          missed.add(entry.messages());
          track.sent(entry.offset(), entry.position());
        }
      }
      tracks.put(socket, track);
      connected.run();
      return missed;
    }
  }

  @Override
  public void close() {
    sweep.cancel(false);
    sessions.close();
    synchronized (log) {
      log.close();
    }
    super.close();
  }
}
