// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.HeapShare;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The options of an {@link EngineServer}; names and defaults are those of the reference server.
 *
 * <p>Immutable. {@link #builder()} starts from the defaults.
 */
public final class EngineOptions {
  private final Duration pingInterval;
  private final Duration pingTimeout;
  private final Duration upgradeTimeout;
  private final long maxHttpBufferSize;
  private final long maxBufferedBytes;
  private final int maxSessions;
  private final Set<TransportName> transports;
  private final boolean allowUpgrades;
  private final boolean allowEIO3;
  private final boolean jsonp;
  private final boolean perMessageDeflate;
  private final OptionalInt httpCompression;
  private final Optional<Cors> cors;
  private final Optional<SessionCookie> cookie;
  private final Optional<AllowRequest> allowRequest;
  private final Optional<Function<EngineRequest, CompletionStage<String>>> generateId;
  private final Optional<EngineMessage> initialPacket;
  private final Set<String> roles;

  private EngineOptions(Builder builder) {
    pingInterval = builder.pingInterval;
    pingTimeout = builder.pingTimeout;
    upgradeTimeout = builder.upgradeTimeout;
    maxHttpBufferSize = builder.maxHttpBufferSize;
    maxBufferedBytes = builder.maxBufferedBytes;
    maxSessions = builder.maxSessions;
    transports = Set.copyOf(builder.transports);
    allowUpgrades = builder.allowUpgrades;
    allowEIO3 = builder.allowEIO3;
    jsonp = builder.jsonp;
    perMessageDeflate = builder.perMessageDeflate;
    httpCompression = builder.httpCompression;
    cors = builder.cors;
    cookie = builder.cookie;
    allowRequest = builder.allowRequest;
    generateId = builder.generateId;
    initialPacket = builder.initialPacket;
    roles = builder.roles;
  }

  /**
   * Starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The time between the client's last pong and the next ping.
   *
   * @return 25 s by default
   */
  public Duration pingInterval() {
    return pingInterval;
  }

  /**
   * How long the client may take to answer a ping.
   *
   * @return 20 s by default
   */
  public Duration pingTimeout() {
    return pingTimeout;
  }

  /**
   * How long a WebSocket may take to complete the upgrade of a polling session, and an asynchronous
   * {@link #allowRequest()} to decide.
   *
   * @return 10 s by default
   */
  public Duration upgradeTimeout() {
    return upgradeTimeout;
  }

  /**
   * The largest request body and the largest WebSocket message accepted, inclusive; announced to
   * clients as {@code maxPayload}.
   *
   * @return bytes; 1,000,000 by default
   */
  public long maxHttpBufferSize() {
    return maxHttpBufferSize;
  }

  /**
   * How much may wait for one client that does not drain it. A message that finds nothing waiting
   * is always accepted; one that would exceed the limit closes the session with {@link
   * CloseReason#TRANSPORT_ERROR}. The reference server has no such limit.
   *
   * <p>In the other direction, a Socket.IO server stops reading from a client when events of this
   * length wait for its handlers.
   *
   * @return bytes of {@link EngineMessage#heldBytes()}; 10,000,000 by default
   */
  public long maxBufferedBytes() {
    return maxBufferedBytes;
  }

  /**
   * How many sessions may be open at once. A handshake for one more is refused with {@link
   * ConnectionError.ErrorCode#TOO_MANY_SESSIONS}, before {@link #allowRequest()} is asked. The
   * reference server has no such limit.
   *
   * @return by default one for each 16 KiB of the largest heap, and at least 1,000: 32,768 for a
   *     heap of 512 MiB
   */
  public int maxSessions() {
    return maxSessions;
  }

  /**
   * The transports that clients may use.
   *
   * @return polling and WebSocket by default
   */
  public Set<TransportName> transports() {
    return transports;
  }

  /**
   * Whether the handshake offers the upgrade to WebSocket.
   *
   * @return true by default
   */
  public boolean allowUpgrades() {
    return allowUpgrades;
  }

  /**
   * Whether clients of Engine.IO protocol 3 may connect, too: those of Socket.IO 1 and 2. A session
   * keeps its revision.
   *
   * @return false by default: they are refused with code 5
   */
  public boolean allowEIO3() {
    return allowEIO3;
  }

  /**
   * Whether clients may poll by scripts and forms (JSONP), for browsers without CORS. Pages of
   * every origin can do so: browsers apply no {@link #cors()} to scripts, send the cookies along,
   * and do not name the origin to {@link #allowRequest()}. The reference server always allows it.
   *
   * @return false by default: the parameter {@code j} of a request means nothing
   */
  public boolean jsonp() {
    return jsonp;
  }

  /**
   * Whether the binding lets the container negotiate {@code permessage-deflate}.
   *
   * @return false by default
   */
  public boolean perMessageDeflate() {
    return perMessageDeflate;
  }

  /**
   * The size from which polling answers are compressed for clients that accept it.
   *
   * @return bytes; 1024 by default; empty: never compressed
   */
  public OptionalInt httpCompression() {
    return httpCompression;
  }

  /**
   * The CORS rules.
   *
   * @return empty by default: no CORS header is ever sent
   */
  public Optional<Cors> cors() {
    return cors;
  }

  /**
   * The cookie that carries the session id, for load balancers that route by cookie. The server
   * itself never reads it.
   *
   * @return empty by default: no cookie
   */
  public Optional<SessionCookie> cookie() {
    return cookie;
  }

  /**
   * The application's say on handshakes.
   *
   * @return empty by default: every handshake is allowed
   */
  public Optional<AllowRequest> allowRequest() {
    return allowRequest;
  }

  /**
   * The application's own session ids. They must be unguessable and unique: a duplicate, a failure,
   * or a stage that stays open longer than {@link #upgradeTimeout()}, refuses the handshake with
   * code 3.
   *
   * @return empty by default: 15 bytes of {@link java.security.SecureRandom} as base64url
   */
  public Optional<Function<EngineRequest, CompletionStage<String>>> generateId() {
    return generateId;
  }

  /**
   * A message that each session begins with, right behind the handshake and on polling in one
   * answer with it.
   *
   * @return empty by default
   */
  public Optional<EngineMessage> initialPacket() {
    return initialPacket;
  }

  /**
   * The roles that {@link EngineRequest#isUserInRole} knows. A container tells whether a caller is
   * in a role only while the request is being served, and never which roles there are: so they are
   * asked for by name when a request comes in.
   *
   * @return empty by default
   */
  public Set<String> roles() {
    return roles;
  }

  /** Collects options; {@link #build()} checks them. Not thread-safe. */
  public static final class Builder {
    /** 1.5 kB of ours, and the headers of the handshake, to which containers allow 8 kB. */
    private static final int SESSION_BYTES = 16 * 1024;

    private Duration pingInterval = Duration.ofSeconds(25);
    private Duration pingTimeout = Duration.ofSeconds(20);
    private Duration upgradeTimeout = Duration.ofSeconds(10);
    private long maxHttpBufferSize = 1_000_000;
    private long maxBufferedBytes = 10_000_000;
    private int maxSessions = HeapShare.of(SESSION_BYTES);
    private Set<TransportName> transports = EnumSet.allOf(TransportName.class);
    private boolean allowUpgrades = true;
    private boolean allowEIO3;
    private boolean jsonp;
    private boolean perMessageDeflate;
    private OptionalInt httpCompression = OptionalInt.of(1024);
    private Optional<Cors> cors = Optional.empty();
    private Optional<SessionCookie> cookie = Optional.empty();
    private Optional<AllowRequest> allowRequest = Optional.empty();
    private Optional<Function<EngineRequest, CompletionStage<String>>> generateId =
        Optional.empty();
    private Optional<EngineMessage> initialPacket = Optional.empty();
    private Set<String> roles = Set.of();

    private Builder() {}

    /**
     * Sets {@link EngineOptions#pingInterval()}.
     *
     * @param interval positive
     * @return this
     */
    public Builder pingInterval(Duration interval) {
      pingInterval = positive(interval, "pingInterval");
      return this;
    }

    /**
     * Sets {@link EngineOptions#pingTimeout()}.
     *
     * @param timeout positive
     * @return this
     */
    public Builder pingTimeout(Duration timeout) {
      pingTimeout = positive(timeout, "pingTimeout");
      return this;
    }

    /**
     * Sets {@link EngineOptions#upgradeTimeout()}.
     *
     * @param timeout positive
     * @return this
     */
    public Builder upgradeTimeout(Duration timeout) {
      upgradeTimeout = positive(timeout, "upgradeTimeout");
      return this;
    }

    /**
     * Sets {@link EngineOptions#maxHttpBufferSize()}.
     *
     * @param bytes from 1 to {@link Integer#MAX_VALUE}
     * @return this
     */
    public Builder maxHttpBufferSize(long bytes) {
      if (bytes < 1 || bytes > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("maxHttpBufferSize must be from 1 to 2147483647 bytes");
      }
      maxHttpBufferSize = bytes;
      return this;
    }

    /**
     * Sets {@link EngineOptions#maxBufferedBytes()}.
     *
     * @param bytes at least 1
     * @return this
     */
    public Builder maxBufferedBytes(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("maxBufferedBytes must be positive");
      }
      maxBufferedBytes = bytes;
      return this;
    }

    /**
     * Sets {@link EngineOptions#maxSessions()}.
     *
     * @param count at least 1
     * @return this
     */
    public Builder maxSessions(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("maxSessions must be positive");
      }
      maxSessions = count;
      return this;
    }

    /**
     * Sets {@link EngineOptions#transports()}.
     *
     * @param names at least one
     * @return this
     */
    public Builder transports(Collection<TransportName> names) {
      if (names.isEmpty()) {
        throw new IllegalArgumentException("transports must not be empty");
      }
      transports = EnumSet.copyOf(names);
      return this;
    }

    /**
     * Sets {@link EngineOptions#allowUpgrades()}.
     *
     * @param allow whether to offer the upgrade
     * @return this
     */
    public Builder allowUpgrades(boolean allow) {
      allowUpgrades = allow;
      return this;
    }

    /**
     * Sets {@link EngineOptions#allowEIO3()}.
     *
     * @param allow whether clients of Engine.IO protocol 3 may connect
     * @return this
     */
    public Builder allowEIO3(boolean allow) {
      allowEIO3 = allow;
      return this;
    }

    /**
     * Sets {@link EngineOptions#jsonp()}.
     *
     * @param allow whether clients may poll by scripts and forms
     * @return this
     */
    public Builder jsonp(boolean allow) {
      jsonp = allow;
      return this;
    }

    /**
     * Sets {@link EngineOptions#perMessageDeflate()}.
     *
     * @param on whether the extension may be negotiated
     * @return this
     */
    public Builder perMessageDeflate(boolean on) {
      perMessageDeflate = on;
      return this;
    }

    /**
     * Sets {@link EngineOptions#httpCompression()}.
     *
     * @param threshold bytes, not negative; empty: never compress
     * @return this
     */
    public Builder httpCompression(OptionalInt threshold) {
      if (threshold.isPresent() && threshold.getAsInt() < 0) {
        throw new IllegalArgumentException("httpCompression must not be negative");
      }
      httpCompression = threshold;
      return this;
    }

    /**
     * Sets {@link EngineOptions#cors()}.
     *
     * @param rules the rules
     * @return this
     */
    public Builder cors(Cors rules) {
      cors = Optional.of(rules);
      return this;
    }

    /**
     * Sets {@link EngineOptions#cookie()}.
     *
     * @param sessionCookie the cookie
     * @return this
     */
    public Builder cookie(SessionCookie sessionCookie) {
      cookie = Optional.of(sessionCookie);
      return this;
    }

    /**
     * Sets {@link EngineOptions#allowRequest()}.
     *
     * @param decision asked for each handshake
     * @return this
     */
    public Builder allowRequest(AllowRequest decision) {
      allowRequest = Optional.of(decision);
      return this;
    }

    /**
     * Sets {@link EngineOptions#generateId()}.
     *
     * @param generator makes an id for each handshake
     * @return this
     */
    public Builder generateId(Function<EngineRequest, String> generator) {
      return generateIdAsync(
          request -> CompletableFuture.completedFuture(generator.apply(request)));
    }

    /**
     * Sets {@link EngineOptions#generateId()} to a generator that may take its time.
     *
     * @param generator makes an id for each handshake; must not block
     * @return this
     */
    public Builder generateIdAsync(Function<EngineRequest, CompletionStage<String>> generator) {
      generateId = Optional.of(generator);
      return this;
    }

    /**
     * Sets {@link EngineOptions#initialPacket()}.
     *
     * @param message sent to each client
     * @return this
     */
    public Builder initialPacket(EngineMessage message) {
      initialPacket = Optional.of(message);
      return this;
    }

    /**
     * Sets {@link EngineOptions#roles()}.
     *
     * @param names names of roles of the application, none of them blank
     * @return this
     */
    public Builder roles(String... names) {
      if (Arrays.stream(names).anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("roles must not be blank");
      }
      roles = Set.copyOf(Arrays.asList(names));
      return this;
    }

    /**
     * Makes the options.
     *
     * @return immutable options
     */
    public EngineOptions build() {
      return new EngineOptions(this);
    }

    private static Duration positive(Duration duration, String name) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException(name + " must be positive");
      }
      return duration;
    }
  }
}
