// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.engine.EngineOptions;
import io.socketio.jakarta.util.HeapShare;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The options of a {@link SocketIoServer}; names and defaults are those of the reference server,
 * those of the transports are in {@link #engine()}.
 *
 * <p>Immutable. {@link #builder()} starts from the defaults.
 */
public final class SocketIoOptions {
  private final String path;
  private final boolean serveClient;
  private final Duration connectTimeout;
  private final int maxAttachments;
  private final long maxIncompleteBytes;
  private final int maxPendingEvents;
  private final int maxNamespaces;
  private final long maxAuthBytes;
  private final long maxSocketBytes;
  private final int maxChildNamespaces;
  private final boolean cleanupEmptyChildNamespaces;
  private final Optional<ConnectionStateRecovery> connectionStateRecovery;
  private final EngineOptions engine;

  private SocketIoOptions(Builder builder) {
    path = builder.path;
    serveClient = builder.serveClient;
    connectTimeout = builder.connectTimeout;
    maxAttachments = builder.maxAttachments;
    maxIncompleteBytes = builder.maxIncompleteBytes;
    maxPendingEvents = builder.maxPendingEvents;
    maxNamespaces = builder.maxNamespaces;
    maxAuthBytes = builder.maxAuthBytes;
    maxSocketBytes = builder.maxSocketBytes;
    maxChildNamespaces = builder.maxChildNamespaces;
    connectionStateRecovery = builder.connectionStateRecovery;
    cleanupEmptyChildNamespaces = builder.cleanupEmptyChildNamespaces;
    engine = builder.engine.build();
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
   * The path below the context path.
   *
   * @return {@code /socket.io} by default; begins with a slash and does not end with one
   */
  public String path() {
    return path;
  }

  /**
   * Whether the JavaScript client is served below {@link #path()}.
   *
   * @return true by default
   */
  public boolean serveClient() {
    return serveClient;
  }

  /**
   * How long a connection may take to join a first namespace before it is closed.
   *
   * @return 45 s by default
   */
  public Duration connectTimeout() {
    return connectTimeout;
  }

  /**
   * The most binary attachments of one received packet; a packet with more closes the connection.
   *
   * @return 10 by default
   */
  public int maxAttachments() {
    return maxAttachments;
  }

  /**
   * How many bytes the packets of all connections may take whose attachments are still to come.
   * When they take more, connections are closed, first those that have waited longest for their
   * next attachment. One that waits as long as {@link EngineOptions#pingInterval()} and {@link
   * EngineOptions#pingTimeout()} together is closed in any case. The reference server waits for
   * ever.
   *
   * @return a quarter of the largest heap by default
   */
  public long maxIncompleteBytes() {
    return maxIncompleteBytes;
  }

  /**
   * How many events of one socket may wait for its handlers before the server stops reading from
   * the connection. Few large ones may wait for less: see {@link EngineOptions#maxBufferedBytes()}.
   * The reference server has no such limit.
   *
   * @return 256 by default
   */
  public int maxPendingEvents() {
    return maxPendingEvents;
  }

  /**
   * How many namespaces one connection may be in, those that middleware still decides on included.
   * A CONNECT to one more is refused. The reference server has no such limit.
   *
   * @return 256 by default
   */
  public int maxNamespaces() {
    return maxNamespaces;
  }

  /**
   * How many bytes the auth of all sockets of one connection may take together. It is kept as the
   * client has sent it until the handlers have heard of the end of the socket. A CONNECT with more
   * is refused. The reference server has no such limit.
   *
   * @return 65,536 by default
   */
  public long maxAuthBytes() {
    return maxAuthBytes;
  }

  /**
   * How many bytes the sockets of all connections may take together: 1,200 for each besides the
   * first of its connection, and its auth; of the first one what its auth takes beyond 1,024 bytes.
   * A CONNECT for which there is no room is refused, so that a client can always be in one
   * namespace. The reference server has no such limit.
   *
   * @return a quarter of the largest heap by default
   */
  public long maxSocketBytes() {
    return maxSocketBytes;
  }

  /**
   * How many namespaces created by {@link SocketIoServer#of(NamespaceRule)} may exist because
   * clients have asked for them. A CONNECT that would create one more is refused; the application
   * can still create some by {@link SocketIoServer#of(String)}. The reference server has no such
   * limit.
   *
   * @return by default one for each 16 KiB of the largest heap, and at least 1,000: 32,768 for a
   *     heap of 512 MiB
   */
  public int maxChildNamespaces() {
    return maxChildNamespaces;
  }

  /**
   * Whether a namespace created by {@link SocketIoServer#of(NamespaceRule)} is dropped when the
   * last client has left it, and none can come back by {@link #connectionStateRecovery()}; the next
   * one that asks for it gets a new one. The reference server keeps it by default.
   *
   * @return true by default
   */
  public boolean cleanupEmptyChildNamespaces() {
    return cleanupEmptyChildNamespaces;
  }

  /**
   * Whether and how clients that lost their connection get their session again.
   *
   * @return empty by default
   */
  public Optional<ConnectionStateRecovery> connectionStateRecovery() {
    return connectionStateRecovery;
  }

  /**
   * The options of sessions and transports.
   *
   * @return immutable options
   */
  public EngineOptions engine() {
    return engine;
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {
    /** With the socket that keeps it, and its session. */
    private static final int CHILD_NAMESPACE_BYTES = 16 * 1024;

    private String path = "/socket.io";
    private boolean serveClient = true;
    private Duration connectTimeout = Duration.ofSeconds(45);
    private int maxAttachments = 10;
    private long maxIncompleteBytes = HeapShare.quarter();
    private int maxPendingEvents = 256;
    private int maxNamespaces = 256;
    private long maxAuthBytes = 65_536;
    private long maxSocketBytes = HeapShare.quarter();
    private int maxChildNamespaces = HeapShare.of(CHILD_NAMESPACE_BYTES);
    private boolean cleanupEmptyChildNamespaces = true;
    private Optional<ConnectionStateRecovery> connectionStateRecovery = Optional.empty();
    private final EngineOptions.Builder engine = EngineOptions.builder();

    private Builder() {}

    /**
     * Sets {@link SocketIoOptions#path()}.
     *
     * @param value begins with a slash; a slash at the end is dropped
     * @return this
     * @throws IllegalArgumentException if it does not begin with a slash, or is nothing else
     */
    public Builder path(String value) {
      String trimmed = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
      if (!trimmed.startsWith("/") || trimmed.contains("*")) {
        throw new IllegalArgumentException(
            "path must begin with a slash and name a path: " + value);
      }
      path = trimmed;
      return this;
    }

    /**
     * Sets {@link SocketIoOptions#serveClient()}.
     *
     * @param serve whether to serve the client
     * @return this
     */
    public Builder serveClient(boolean serve) {
      serveClient = serve;
      return this;
    }

    /**
     * Sets {@link SocketIoOptions#connectTimeout()}.
     *
     * @param timeout positive
     * @return this
     */
    public Builder connectTimeout(Duration timeout) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("connectTimeout must be positive");
      }
      connectTimeout = timeout;
      return this;
    }

    /**
     * Sets {@link SocketIoOptions#maxAttachments()}.
     *
     * @param count at least 0
     * @return this
     */
    public Builder maxAttachments(int count) {
      if (count < 0) {
        throw new IllegalArgumentException("maxAttachments must not be negative");
      }
      maxAttachments = count;
      return this;
    }

    /**
     * Sets {@link SocketIoOptions#maxIncompleteBytes()}.
     *
     * @param bytes at least 1; {@link #maxAttachments(int)} messages should fit, and text counts
     *     six bytes for each character
     * @return this
     */
    public Builder maxIncompleteBytes(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("maxIncompleteBytes must be positive");
      }
      maxIncompleteBytes = bytes;
      return this;
    }

    /**
     * Sets {@link SocketIoOptions#maxPendingEvents()}.
     *
     * @param count at least 1
     * @return this
     */
    public Builder maxPendingEvents(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("maxPendingEvents must be positive");
      }
      maxPendingEvents = count;
      return this;
    }

    /**
     * Sets {@link SocketIoOptions#maxNamespaces()}.
     *
     * @param count at least 1
     * @return this
     */
    public Builder maxNamespaces(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("maxNamespaces must be positive");
      }
      maxNamespaces = count;
      return this;
    }

    /**
     * Sets {@link SocketIoOptions#maxAuthBytes()}.
     *
     * @param bytes at least 1
     * @return this
     */
    public Builder maxAuthBytes(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("maxAuthBytes must be positive");
      }
      maxAuthBytes = bytes;
      return this;
    }

    /**
     * Sets {@link SocketIoOptions#maxSocketBytes()}.
     *
     * @param bytes at least 1
     * @return this
     */
    public Builder maxSocketBytes(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("maxSocketBytes must be positive");
      }
      maxSocketBytes = bytes;
      return this;
    }

    /**
     * Sets {@link SocketIoOptions#maxChildNamespaces()}.
     *
     * @param count at least 1
     * @return this
     */
    public Builder maxChildNamespaces(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("maxChildNamespaces must be positive");
      }
      maxChildNamespaces = count;
      return this;
    }

    /**
     * Sets {@link SocketIoOptions#cleanupEmptyChildNamespaces()}.
     *
     * @param cleanup whether to drop them
     * @return this
     */
    public Builder cleanupEmptyChildNamespaces(boolean cleanup) {
      cleanupEmptyChildNamespaces = cleanup;
      return this;
    }

    /**
     * Turns {@link SocketIoOptions#connectionStateRecovery()} on.
     *
     * @param recovery for example {@link ConnectionStateRecovery#DEFAULT}
     * @return this
     */
    public Builder connectionStateRecovery(ConnectionStateRecovery recovery) {
      connectionStateRecovery = Optional.of(recovery);
      return this;
    }

    /**
     * Turns {@link SocketIoOptions#connectionStateRecovery()} on.
     *
     * @param maxDisconnectionDuration how long sessions are kept; positive
     * @return this
     */
    public Builder connectionStateRecovery(Duration maxDisconnectionDuration) {
      return connectionStateRecovery(
          ConnectionStateRecovery.DEFAULT.maxDisconnectionDuration(maxDisconnectionDuration));
    }

    /**
     * Turns {@link SocketIoOptions#connectionStateRecovery()} on, or changes a part of it.
     *
     * @param change receives what is set, or {@link ConnectionStateRecovery#DEFAULT}
     * @return this
     */
    public Builder connectionStateRecovery(UnaryOperator<ConnectionStateRecovery> change) {
      return connectionStateRecovery(
          change.apply(connectionStateRecovery.orElse(ConnectionStateRecovery.DEFAULT)));
    }

    /**
     * Turns {@link SocketIoOptions#connectionStateRecovery()} off, or on with the defaults.
     *
     * @param on false: off
     * @return this
     */
    public Builder connectionStateRecovery(boolean on) {
      connectionStateRecovery =
          on ? Optional.of(ConnectionStateRecovery.DEFAULT) : Optional.empty();
      return this;
    }

    /**
     * Changes the options of sessions and transports, for example {@code options.engine(e ->
     * e.pingInterval(Duration.ofSeconds(10)))}.
     *
     * @param changes applied at once
     * @return this
     */
    public Builder engine(Consumer<EngineOptions.Builder> changes) {
      changes.accept(engine);
      return this;
    }

    /**
     * Makes the options.
     *
     * @return immutable options
     */
    public SocketIoOptions build() {
      return new SocketIoOptions(this);
    }
  }
}
