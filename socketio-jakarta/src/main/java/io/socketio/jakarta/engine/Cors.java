// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.BoundedPattern;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The CORS rules, with the semantics of the reference server's {@code cors} option (npm's cors).
 *
 * <p>Rules only add headers; they never refuse a request, and browsers do not apply them to
 * WebSockets: refuse foreign origins with {@link EngineOptions#allowRequest()}. Immutable.
 */
public final class Cors {
  private static final Logger LOGGER = System.getLogger(Cors.class.getName());

  private final Optional<String> fixedOrigin;
  private final Predicate<String> matches;
  private final boolean asksApplication;
  private final List<String> methods;
  private final List<String> allowedHeaders;
  private final List<String> exposedHeaders;
  private final boolean credentials;
  private final Optional<Duration> maxAge;
  private final int optionsSuccessStatus;

  private Cors(Builder builder) {
    fixedOrigin = builder.fixedOrigin;
    matches = builder.matches;
    asksApplication = builder.asksApplication;
    methods = List.copyOf(builder.methods);
    allowedHeaders = List.copyOf(builder.allowedHeaders);
    exposedHeaders = List.copyOf(builder.exposedHeaders);
    credentials = builder.credentials;
    maxAge = builder.maxAge;
    optionsSuccessStatus = builder.optionsSuccessStatus;
  }

  /**
   * Starts with {@code origin: "*"}.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether the test of origins is code of the application. */
  boolean asksApplication() {
    return asksApplication;
  }

  /**
   * The origin sent to every client, whatever its own.
   *
   * @return {@code *} by default; empty when origins are matched instead
   */
  public Optional<String> fixedOrigin() {
    return fixedOrigin;
  }

  /**
   * Tells whether an origin is echoed; asked only without a {@link #fixedOrigin()}.
   *
   * @param origin the {@code Origin} header
   * @return true to echo it
   */
  public boolean matches(String origin) {
    return matches.test(origin);
  }

  /**
   * {@code Access-Control-Allow-Methods} of a preflight.
   *
   * @return GET, HEAD, PUT, PATCH, POST, DELETE by default
   */
  public List<String> methods() {
    return methods;
  }

  /**
   * {@code Access-Control-Allow-Headers} of a preflight.
   *
   * @return empty by default: those that the preflight asks for
   */
  public List<String> allowedHeaders() {
    return allowedHeaders;
  }

  /**
   * {@code Access-Control-Expose-Headers}.
   *
   * @return empty by default: not sent
   */
  public List<String> exposedHeaders() {
    return exposedHeaders;
  }

  /**
   * Whether {@code Access-Control-Allow-Credentials: true} is sent.
   *
   * @return false by default
   */
  public boolean credentials() {
    return credentials;
  }

  /**
   * {@code Access-Control-Max-Age} of a preflight, in whole seconds.
   *
   * @return empty by default: not sent
   */
  public Optional<Duration> maxAge() {
    return maxAge;
  }

  /**
   * The status of the answer to a preflight.
   *
   * @return 204 by default
   */
  public int optionsSuccessStatus() {
    return optionsSuccessStatus;
  }

  /** Collects rules. Not thread-safe. */
  public static final class Builder {
    private Optional<String> fixedOrigin = Optional.of("*");
    private Predicate<String> matches = origin -> false;
    private boolean asksApplication;
    private List<String> methods = List.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE");
    private List<String> allowedHeaders = List.of();
    private List<String> exposedHeaders = List.of();
    private boolean credentials;
    private Optional<Duration> maxAge = Optional.empty();
    private int optionsSuccessStatus = 204;

    private Builder() {}

    /**
     * Always sends one origin: {@code origin: "https://a.example"} of the reference server.
     *
     * @param value the origin, or {@code *}
     * @return this
     */
    public Builder origin(String value) {
      fixedOrigin = Optional.of(value);
      return this;
    }

    /**
     * Echoes the listed origins: an array in the reference server.
     *
     * @param values scheme, host and port, for example {@code https://a.example}
     * @return this
     */
    public Builder origins(String... values) {
      List<String> list = List.of(values);
      return match(list::contains, false);
    }

    /**
     * Echoes origins that contain a match of a pattern: a RegExp in the reference server.
     *
     * <p>An origin for which the search takes very long, or too much of the stack, does not match.
     *
     * @param pattern searched in the origin; anchor it
     * @return this
     */
    public Builder origins(Pattern pattern) {
      return match(new BoundedPattern(pattern, LOGGER)::find, false);
    }

    /**
     * Echoes origins that pass a test: {@code true} or a function in the reference server.
     *
     * @param test asked for each request with an {@code Origin} header; an origin for which it
     *     throws, which is logged, does not pass
     * @return this
     */
    public Builder originIf(Predicate<String> test) {
      return match(test, true);
    }

    private Builder match(Predicate<String> test, boolean ofApplication) {
      fixedOrigin = Optional.empty();
      matches = test;
      asksApplication = ofApplication;
      return this;
    }

    /**
     * Sets {@link Cors#methods()}.
     *
     * @param values HTTP methods
     * @return this
     */
    public Builder methods(String... values) {
      methods = List.of(values);
      return this;
    }

    /**
     * Sets {@link Cors#allowedHeaders()}.
     *
     * @param values header names
     * @return this
     */
    public Builder allowedHeaders(String... values) {
      allowedHeaders = List.of(values);
      return this;
    }

    /**
     * Sets {@link Cors#exposedHeaders()}.
     *
     * @param values header names
     * @return this
     */
    public Builder exposedHeaders(String... values) {
      exposedHeaders = List.of(values);
      return this;
    }

    /**
     * Sets {@link Cors#credentials()}.
     *
     * @param allow whether browsers may send credentials
     * @return this
     */
    public Builder credentials(boolean allow) {
      credentials = allow;
      return this;
    }

    /**
     * Sets {@link Cors#maxAge()}.
     *
     * @param age how long browsers may keep the preflight's answer
     * @return this
     */
    public Builder maxAge(Duration age) {
      maxAge = Optional.of(age);
      return this;
    }

    /**
     * Sets {@link Cors#optionsSuccessStatus()}.
     *
     * @param status from 200 to 299; some old browsers want 200
     * @return this
     * @throws IllegalArgumentException if it is no status of success
     */
    public Builder optionsSuccessStatus(int status) {
      if (status < 200 || status > 299) {
        throw new IllegalArgumentException("optionsSuccessStatus must be from 200 to 299");
      }
      optionsSuccessStatus = status;
      return this;
    }

    /**
     * Makes the rules.
     *
     * @return immutable rules
     */
    public Cors build() {
      return new Cors(this);
    }
  }
}
