// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.adapter.Adapter;
import io.socketio.jakarta.adapter.Session;
import io.socketio.jakarta.parser.PayloadException;
import io.socketio.jakarta.util.Faults;
import io.socketio.jakarta.util.Stages;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connection state recovery in one namespace.
 *
 * <p>A session is stored by the secret that its client was given, and by the client's login: who
 * finds a secret does not get the session with it.
 */
final class Recovery {
  private static final System.Logger LOG = System.getLogger(Recovery.class.getName());

  /** How long a client that came back waits for the handlers of its old socket. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Adapter adapter;
  private final ServerContext context;
  private final Map<String, Continuity> living = new ConcurrentHashMap<>();

  Recovery(Adapter adapter, ServerContext context) {
    this.adapter = adapter;
    this.context = context;
  }

  /**
   * Looks up the session that a client wants to go on with.
   *
   * @param decision called once, now or later, with that session or a new one
   */
  void find(Handshake handshake, Consumer<Continuity> decision) {
    Map<String, Object> auth = auth(handshake);
    String pid = text(auth, "pid").filter(Recovery::isSecret).orElse("");
    String key = key(pid, handshake);
    Optional<String> offset = text(auth, "offset");
    boolean hasValidOffset = offset.isPresent() || auth.get("offset") == null;
    Continuity old = living.get(key);
    if (pid.isEmpty() || !hasValidOffset || (old != null && old.isTaken())) {
      decision.accept(fresh(handshake));
      return;
    }
    CompletionStage<Void> ready =
        old == null ? CompletableFuture.completedFuture(null) : patiently(old.over());
    var unused =
        ready
            .thenComposeAsync(gone -> restore(key, offset), context.executor())
            .thenAccept(
                found ->
                    decision.accept(
                        found.isPresent()
                            ? new Continuity(this, pid, key, found)
                            : fresh(handshake)));
  }

  /** Never fails: without its session a client gets a new one. */
  private CompletableFuture<Optional<Session>> restore(String key, Optional<String> offset) {
    return Stages.ask("the adapter's stage", () -> adapter.restoreSession(key, offset))
        .handle((found, failure) -> found == null ? failed(failure) : found);
  }

  private static Optional<Session> failed(@Nullable Throwable failure) {
    Faults.warn(LOG, "a session could not be looked up", failure);
    return Optional.empty();
  }

  private Continuity fresh(Handshake handshake) {
    String pid = context.ids().next();
    return new Continuity(this, pid, key(pid, handshake), Optional.empty());
  }

  /** Whether it could be one of ours, and so is no secret with the name of a login behind it. */
  private static boolean isSecret(String pid) {
    return !pid.isEmpty() && pid.indexOf(' ') < 0;
  }

  private static String key(String pid, Handshake handshake) {
    return handshake.principal().map(Principal::getName).map(name -> pid + " " + name).orElse(pid);
  }

  private static Map<String, Object> auth(Handshake handshake) {
    try {
      return handshake.auth().<Map<String, Object>>find(0, Map.class).orElse(Map.of());
    } catch (PayloadException e) {
      LOG.log(DEBUG, "auth that cannot be read recovers nothing: {0}", e.getMessage());
      return Map.of();
    }
  }

  private static Optional<String> text(Map<String, Object> auth, String member) {
    return Optional.ofNullable(auth.get(member))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  private CompletionStage<Void> patiently(CompletionStage<Void> over) {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    var limit = context.after(PATIENCE, () -> ready.complete(null));
    var unused =
        over.thenRun(
            () -> {
              limit.cancel(false);
              ready.complete(null);
            });
    return ready;
  }

  // ---- for the sockets

  void add(String key, Continuity continuity) {
    living.put(key, continuity);
  }

  void remove(String key, Continuity continuity) {
    living.remove(key, continuity);
  }

  void persist(String key, DefaultSocket socket) {
    adapter.session(socket).ifPresent(session -> persist(key, session));
  }

  void persist(String key, Session session) {
    adapter.persistSession(key, session);
  }
}
