// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One path of the server under test, and everything that a test opens there: it is closed after the
 * test.
 */
public final class Wire implements BeforeEachCallback, AfterEachCallback {
  /** The query of a handshake over polling. */
  public static final String POLLING = "EIO=4&transport=polling";

  /** The query of a handshake over WebSocket. */
  public static final String WEBSOCKET = "EIO=4&transport=websocket";

  private final String path;
  private final Function<ExtensionContext, Target> targets;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private Target target;

  private Wire(String path) {
    this(path, Target::of);
  }

  private Wire(String path, Function<ExtensionContext, Target> targets) {
    this.path = path;
    this.targets = targets;
  }

  /** The raw Engine.IO server, which echoes messages. */
  public static Wire engineIo() {
    return new Wire("engine.io/");
  }

  /** The same, also for clients of Engine.IO 3. */
  public static Wire oldEngineIo() {
    return new Wire("v3/engine.io/");
  }

  /** The Socket.IO server. */
  public static Wire socketIo() {
    return new Wire("socket.io/");
  }

  /** A Socket.IO server that serves clients of Socket.IO 2, too. */
  public static Wire oldSocketIo() {
    return new Wire("socket.io/", context -> Target.of(context, "client-v2"));
  }

  /** A Socket.IO server with an option that is off by default; the path says which. */
  public static Wire withOption(String path) {
    return new Wire(path + "/", context -> Target.of(context, "options"));
  }

  /** A path of a server under attack: of one with default options, or of one with others. */
  public static Wire underAttack(String path) {
    return new Wire(path + "/", Target::underAttack);
  }

  /** The whole application of the same server. */
  public Wire application() {
    Wire application = new Wire("");
    application.target = target;
    return application;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    target = targets.apply(context);
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    // Without the lock: what is being closed may be opening another connection.
    for (AutoCloseable last = pollOpened(); last != null; last = pollOpened()) {
      last.close();
    }
  }

  private AutoCloseable pollOpened() {
    synchronized (opened) {
      return opened.poll();
    }
  }

  /** The server under test. */
  public Target target() {
    return target;
  }

  /** Sends a request on a connection of its own and waits for the answer. */
  public Answer call(Request request) {
    try (HttpConnection connection = new HttpConnection(target.base().resolve(path))) {
      return connection.send(request).answer();
    }
  }

  /** Sends a request on a connection of its own. */
  public Exchange start(Request request) {
    return connect().send(request);
  }

  /** Opens a connection for several requests. */
  public HttpConnection connect() {
    return track(new HttpConnection(target.base().resolve(path)));
  }

  /** Sends a request on a connection of its own whose answer nobody reads. */
  public DeafConnection startDeaf(Request request) {
    return track(new DeafConnection(target.base().resolve(path), request));
  }

  /** Opens a session on polling, to be driven request by request. */
  public PollingSession polling() {
    return new PollingSession(this, true);
  }

  /** The same for a test of the heartbeat: no pong is sent but by the test. */
  public PollingSession pollingWithPings() {
    return new PollingSession(this, false);
  }

  /** Opens a WebSocket on which Engine.IO pings are answered and hidden. */
  public WebSocketConnection webSocket(String query) {
    return accepted(handshake(upgrade(query), true));
  }

  /** Opens a WebSocket on which Engine.IO pings are messages like others. */
  public WebSocketConnection webSocketWithPings(String query) {
    return accepted(handshake(upgrade(query), false));
  }

  /** Sends a WebSocket handshake that may be refused. */
  public WebSocketConnection tryWebSocket(Request request) {
    return handshake(request, true).startReading();
  }

  /** Opens a WebSocket from which nothing is read after the handshake. */
  public WebSocketConnection deafWebSocket(String query) {
    return handshake(upgrade(query), false);
  }

  /** A WebSocket handshake. */
  public static Request upgrade(String query) {
    return Request.get(query)
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
  }

  <T extends AutoCloseable> T track(T resource) {
    synchronized (opened) {
      opened.push(resource);
    }
    return resource;
  }

  private WebSocketConnection handshake(Request request, boolean answersPings) {
    return track(new WebSocketConnection(target.base().resolve(path), request, answersPings));
  }

  private static WebSocketConnection accepted(WebSocketConnection connection) {
    if (!connection.isOpen()) {
      throw new AssertionError("WebSocket refused: " + connection.handshake());
    }
    return connection.startReading();
  }
}
