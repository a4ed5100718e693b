// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.Faults;
import io.socketio.jakarta.util.TimerWheel;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the sessions. */
final class DefaultEngineServer implements EngineServer {
  private static final Logger LOGGER = System.getLogger(DefaultEngineServer.class.getName());

  /** The shortest time that is no option is that of an upgrade. */
  private static final long LONGEST_TICK_MILLIS = UpgradeProbe.POLL_CYCLE.toMillis() / 4;

  private final EngineOptions options;
  private final EngineListener listener;
  private final TimerWheel wheel;
  private final Executor executor;
  private final Map<String, EngineSession> sessions = new ConcurrentHashMap<>();
  private final HeaderHooks initialHeaders = new HeaderHooks();
  private final HeaderHooks headers = new HeaderHooks();
  private final List<Consumer<EngineSocket>> connectionHooks = new CopyOnWriteArrayList<>();
  private final List<Consumer<ConnectionError>> errorHooks = new CopyOnWriteArrayList<>();
  private final Middlewares middlewares;
  private final EngineGateway gateway;
  private volatile boolean closed;

  DefaultEngineServer(
      EngineOptions options, EngineListener listener, TimerWheel wheel, Executor executor) {
    this.options = options;
    this.listener = listener;
    this.wheel = wheel;
    this.executor = executor;
    Questions questions = new Questions(wheel, options.upgradeTimeout());
    middlewares = new Middlewares(questions);
    gateway =
        new Gateway(
            this,
            new RequestVerifier(options, this::find, this::isFull),
            new Admission(options, questions, sessions::containsKey),
            new Replies(options, initialHeaders, headers),
            middlewares);
  }

  static DefaultEngineServer create(
      EngineOptions options, EngineListener listener, ScheduledExecutorService scheduler) {
    TimerWheel wheel = TimerWheel.start(tick(options), scheduler);
    return new DefaultEngineServer(options, listener, wheel, scheduler);
  }

  /** A small part of the shortest time, so that timers are exact enough without turning idly. */
  static Duration tick(EngineOptions options) {
    long millis =
        Math.min(
            options.upgradeTimeout().toMillis(),
            Math.min(options.pingInterval().toMillis(), options.pingTimeout().toMillis()));
    return Duration.ofMillis(Math.max(1, Math.min(LONGEST_TICK_MILLIS, millis / 40)));
  }

  /** Finds a session that lives; one whose time is over ends here. */
  private @Nullable EngineSession find(String sid) {
    EngineSession session = sessions.get(sid);
    return session == null || session.endIfOver() ? null : session;
  }

  @Override
  public EngineOptions options() {
    return options;
  }

  TimerWheel wheel() {
    return wheel;
  }

  void execute(Runnable task) {
    try {
      executor.execute(task);
    } catch (Throwable e) {
      // The executor is shut down before the server: then there is no reason to spare the caller.
      task.run();
    }
  }

  @Override
  public int clientsCount() {
    return sessions.size();
  }

  @Override
  public void use(EngineMiddleware middleware) {
    middlewares.add(middleware);
  }

  @Override
  public void onConnection(Consumer<EngineSocket> hook) {
    connectionHooks.add(hook);
  }

  @Override
  public void onInitialHeaders(BiConsumer<ResponseHeaders, EngineRequest> hook) {
    initialHeaders.add(hook);
  }

  @Override
  public void onHeaders(BiConsumer<ResponseHeaders, EngineRequest> hook) {
    headers.add(hook);
  }

  @Override
  public void onConnectionError(Consumer<ConnectionError> hook) {
    errorHooks.add(hook);
  }

  @Override
  public EngineGateway gateway() {
    return gateway;
  }

  @Override
  public EngineStatistics statistics() {
    long polls =
        sessions.values().stream().filter(session -> session.state().transport().hasPoll()).count();
    return new EngineStatistics(sessions.size(), (int) polls, wheel.size());
  }

  /**
   * Opens a session.
   *
   * @param transport makes the first transport of the session
   * @return {@link Verdict.Member}, or {@link Verdict.Refused} if that was not possible after all
   */
  Verdict open(
      Verdict.Admitted admitted,
      EngineRequest request,
      Function<EngineSession, Transport> transport) {
    EngineSession session = new EngineSession(this, admitted, request, transport);
    Verdict verdict = open(session);
    if (verdict instanceof Verdict.Refused) {
      session.close(CloseReason.FORCED_CLOSE, "refused");
    }
    return verdict;
  }

  private boolean isFull() {
    return sessions.size() >= options.maxSessions();
  }

  private Verdict open(EngineSession session) {
    if (closed) {
      return RequestVerifier.badRequest(session.request(), "SERVER_CLOSED");
    }
    if (isFull()) { // it was not when the request was verified
      return RequestVerifier.tooManySessions(session.request());
    }
    if (sessions.putIfAbsent(session.id(), session) != null) {
      return Admission.idError(session.request(), "duplicate id");
    }
    try {
      session.request().context().execute(() -> begin(session));
    } catch (Throwable e) {
      Faults.log(LOGGER, "The connection listener failed; its session is refused", e);
      return RequestVerifier.badRequest(session.request(), "CONNECTION_LISTENER_FAILURE");
    }
    if (closed) {
      session.close(CloseReason.SERVER_SHUTTING_DOWN, "");
    }
    return new Verdict.Member(session);
  }

  /** A WebSocket opens, and hooks answer, on threads that need not have it. */
  private void begin(EngineSession session) {
    tell(connectionHooks, session, "A connection hook failed");
    session.start(listener.connected(session));
  }

  void hosted(EngineHost host) {
    listener.hosted(host);
  }

  boolean callsErrorHooks() {
    return !errorHooks.isEmpty();
  }

  void forget(EngineSession session) {
    sessions.remove(session.id(), session);
  }

  /** Tells the hooks of a refusal. */
  void refused(ConnectionError error) {
    LOGGER.log(
        Level.DEBUG, () -> "Refused: " + error.kind() + ' ' + error.message() + error.context());
    if (!errorHooks.isEmpty()) {
      error
          .request()
          .context()
          .execute(() -> tell(errorHooks, error, "A connection error hook failed"));
    }
  }

  private static <T> void tell(List<Consumer<T>> hooks, T event, String failed) {
    for (Consumer<T> hook : hooks) {
      try {
        hook.accept(event);
      } catch (Throwable e) {
        Faults.log(LOGGER, failed, e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    sessions.values().forEach(session -> session.close(CloseReason.SERVER_SHUTTING_DOWN, ""));
    sessions.values().forEach(EngineSession::leave);
    wheel.close();
  }
}
