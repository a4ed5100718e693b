// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.engine.EngineOptions;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

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
  private final int maxPendingEvents;
  private final EngineOptions engine;

  private SocketIoOptions(Builder builder) {
    path = builder.path;
    serveClient = builder.serveClient;
    connectTimeout = builder.connectTimeout;
    maxAttachments = builder.maxAttachments;
    maxPendingEvents = builder.maxPendingEvents;
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
   * How many events of one socket may wait for its handlers before the server stops reading from
   * the connection. The reference server has no such limit.
   *
   * @return 256 by default
   */
  public int maxPendingEvents() {
    return maxPendingEvents;
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
    private String path = "/socket.io";
    private boolean serveClient = true;
    private Duration connectTimeout = Duration.ofSeconds(45);
    private int maxAttachments = 10;
    private int maxPendingEvents = 256;
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
     * Sets options by name, as they come from configuration sources. The names are listed in {@link
     * OptionNames}; durations are in milliseconds, or ISO-8601 ({@code PT25S}).
     *
     * @param settings names without prefix, and values
     * @return this
     * @throws IllegalArgumentException lists every unknown name and malformed value
     */
    public Builder settings(Map<String, String> settings) {
      OptionNames.apply(settings, this);
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
