// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.TimerWheel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A server with fake clients and a clock that the test turns. */
final class Harness implements EngineListener {
  private static final Duration TICK = Duration.ofMillis(10);

  private final List<String> events = new ArrayList<>();
  private final List<ConnectionError> errors = new ArrayList<>();
  private long now = 1_000_000_000L;
  private final TimerWheel wheel = new TimerWheel(TICK, () -> now);
  private final DefaultEngineServer server;
  private Consumer<EngineConnection> onConnect = socket -> {};
  private Consumer<String> onText = text -> {};
  private EngineConnection socket;
  private int ids;

  Harness() {
    this(EngineOptions.builder());
  }

  /** Ids are {@code sid1}, {@code sid2}... unless the options say otherwise. */
  Harness(EngineOptions.Builder options) {
    if (options.build().generateId().isEmpty()) {
      options.generateId(request -> "sid" + ++ids);
    }
    server = new DefaultEngineServer(options.build(), this, wheel, Runnable::run);
    server.onConnectionError(errors::add);
  }

  @Override
  public EngineSocket.Listener connected(EngineConnection opened) {
    socket = opened;
    onConnect.accept(opened);
    return new EngineSocket.Listener() {
      @Override
      public void text(String data) {
        events.add("text " + data);
        onText.accept(data);
      }

      @Override
      public void binary(ByteBuffer data) {
        byte[] copy = new byte[data.remaining()];
        data.get(copy);
        events.add("binary " + java.util.Arrays.toString(copy));
      }

      @Override
      public void closed(CloseReason reason, String description) {
        events.add("closed " + reason + (description.isEmpty() ? "" : ": " + description));
      }
    };
  }

  Harness onConnect(Consumer<EngineConnection> action) {
    onConnect = action;
    return this;
  }

  Harness onText(Consumer<String> action) {
    onText = action;
    return this;
  }

  DefaultEngineServer server() {
    return server;
  }

  /** The session that was opened last. */
  EngineConnection socket() {
    return socket;
  }

  /** What the listeners were told. */
  List<String> events() {
    return events;
  }

  List<ConnectionError> errors() {
    return errors;
  }

  /** Does something at a later time, before the server's own timers of that time. */
  void after(long millis, Runnable action) {
    wheel.schedule(Duration.ofMillis(millis), action);
  }

  void elapse(long millis) {
    for (long end = now + millis * 1_000_000; now < end; ) {
      now += TICK.toNanos();
      wheel.turn();
    }
  }

  /** The same, but the server notices it only at the end. */
  void elapseAtOnce(long millis) {
    pass(millis);
    wheel.turn();
  }

  /** Time passes that the server does not notice yet. */
  void pass(long millis) {
    now += millis * 1_000_000;
  }

  FakeExchange request(EngineRequest request) {
    return handle(new FakeExchange(request));
  }

  /** A poll whose client does not read the answer. */
  FakeExchange unreadGet(String sid) {
    return handle(new FakeExchange(FakeRequest.get("EIO=4&transport=polling&sid=" + sid)).unread());
  }

  private FakeExchange handle(FakeExchange exchange) {
    server.gateway().handle(exchange);
    return exchange;
  }

  FakeExchange get(String sid) {
    return request(FakeRequest.get("EIO=4&transport=polling&sid=" + sid));
  }

  FakeExchange post(String sid) {
    return request(FakeRequest.post("EIO=4&transport=polling&sid=" + sid));
  }

  FakeExchange post(String sid, String body) {
    return post(sid).body(body);
  }

  /** Opens a polling session. */
  EngineConnection polling() {
    request(FakeRequest.get("EIO=4&transport=polling"));
    return socket;
  }

  /** Opens a session over WebSocket. */
  WebSocketReceiver webSocket(WebSocketChannel channel) {
    return upgrade(FakeRequest.get("EIO=4&transport=websocket"), channel);
  }

  /** Opens a WebSocket for a polling session. */
  WebSocketReceiver probe(String sid, WebSocketChannel channel) {
    return upgrade(FakeRequest.get("EIO=4&transport=websocket&sid=" + sid), channel);
  }

  WebSocketReceiver upgrade(EngineRequest request, WebSocketChannel channel) {
    return ((EngineGateway.Granted) decide(request)).open(channel);
  }

  EngineGateway.UpgradeDecision decide(EngineRequest request) {
    return server.gateway().upgrade(request).toCompletableFuture().join();
  }
}
