// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.Faults;
import io.socketio.jakarta.util.TimerWheel;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** HTTP long polling: a GET waits for packets to the client, a POST brings packets from it. */
final class PollingTransport implements Transport {
  private static final Logger LOGGER = System.getLogger(PollingTransport.class.getName());

  /** How much later than a POST a poll may come that its client has sent before. */
  private static final Duration OVERTAKEN = Duration.ofMillis(50);

  private static final CompletableFuture<@Nullable Void> NOT_EXPECTED =
      CompletableFuture.completedFuture(null);

  private final EngineSession session;
  private final Replies replies;
  private final BiConsumer<PollingExchange, EngineSession> late;
  private final PayloadFormat format;
  private final long maxBodyBytes;

  // Guarded by the state of the session.
  private @Nullable PollingExchange poll;
  private boolean pollIsLate;

  /** The last poll, as long as its answer is with the container: the next one waits. */
  private @Nullable PollingExchange unread;

  private @Nullable PollingExchange post;
  private boolean reading;

  /** Done unless the POST by which the client has closed may have overtaken its poll. */
  private volatile CompletableFuture<@Nullable Void> lastPoll = NOT_EXPECTED;

  /**
   * Makes the transport of a session.
   *
   * @param late refuses requests that come after the session has left this transport
   */
  PollingTransport(
      EngineSession session,
      Replies replies,
      BiConsumer<PollingExchange, EngineSession> late,
      EngineOptions options) {
    this.session = session;
    this.replies = replies;
    this.late = late;
    format = PayloadFormat.of(session.codec(), session.request(), options.jsonp());
    maxBodyBytes = options.maxHttpBufferSize();
  }

  @Override
  public TransportName name() {
    return TransportName.POLLING;
  }

  @Override
  public EngineRequest request() {
    return session.request();
  }

  @Override
  public boolean isReady() {
    return poll != null && unread == null;
  }

  @Override
  public boolean hasPoll() {
    synchronized (session.state()) {
      return poll != null;
    }
  }

  void handle(PollingExchange exchange) {
    switch (exchange.request().method()) {
      case "GET" -> handleGet(exchange);
      case "POST" -> handlePost(exchange);
      default -> exchange.respond(replies.empty(exchange.request(), 500));
    }
  }

  private void handleGet(PollingExchange exchange) {
    exchange.onAbort(() -> fail("poll connection closed prematurely"));
    boolean usable;
    boolean overlap;
    synchronized (session.state()) {
      usable = session.state().isCurrent(this) && !isClosed();
      overlap = poll != null;
      if (usable && !overlap) {
        poll = exchange;
        pollIsLate = session.state().isProbed();
      }
    }
    if (!usable && session.upgraded()) {
      late.accept(exchange, session);
    } else if (!usable) {
      answer(exchange, List.of(lastPoll.complete(null) ? ControlPacket.NOOP : ControlPacket.CLOSE));
    } else if (overlap) {
      fail("overlap from client");
      exchange.respond(replies.empty(exchange.request(), 400));
    } else {
      flush();
    }
  }

  @Override
  public void flush() {
    PollingExchange exchange;
    Deque<Packet> packets;
    synchronized (session.state()) {
      exchange = poll;
      if (exchange == null || unread != null || !session.state().hasQueued()) {
        return;
      }
      poll = null;
      packets = session.state().takeAll();
      if (session.state().isUnread()) {
        unread = exchange;
      }
    }
    session.observers().flush(packets.size());
    answer(exchange, packets);
    packets.forEach(packet -> TrackedMessage.written(packet, null));
    session.observers().drain(session.state());
    if (packets.getLast() == ControlPacket.CLOSE) {
      session.closed(this, CloseReason.FORCED_CLOSE, "");
    }
  }

  /** Answers a waiting poll with a single packet; false if there is none. */
  boolean endPoll(ControlPacket packet) {
    PollingExchange exchange = takePoll();
    if (exchange == null) {
      return false;
    }
    answer(exchange, List.of(packet));
    return true;
  }

  /**
   * Ends a poll that is waiting when the session is upgraded. One that came after the answer to the
   * probe has overtaken the upgrade packet, which is on another connection and another thread: a
   * client sends no poll between the two.
   */
  void upgraded() {
    PollingExchange exchange;
    boolean isLate;
    synchronized (session.state()) {
      exchange = takePoll();
      isLate = pollIsLate;
    }
    if (exchange != null && isLate) {
      late.accept(exchange, session);
    } else if (exchange != null) {
      answer(exchange, List.of(ControlPacket.NOOP));
    }
  }

  private @Nullable PollingExchange takePoll() {
    synchronized (session.state()) {
      PollingExchange exchange = poll;
      poll = null;
      return exchange;
    }
  }

  private void answer(PollingExchange exchange, Collection<? extends Packet> packets) {
    try {
      HttpReply reply = replies.packets(session, exchange.request(), format, packets);
      if (exchange == unread) {
        exchange.respond(reply, this::taken);
      } else {
        exchange.respond(reply);
      }
    } catch (Throwable e) {
      // The packets are lost, and the poll would never end.
      Faults.log(LOGGER, "A poll cannot be answered", e);
      exchange.destroy();
      fail("poll cannot be answered");
    }
  }

  private void taken() {
    synchronized (session.state()) {
      unread = null;
      session.state().releaseAll();
    }
    flush();
  }

  private void handlePost(PollingExchange exchange) {
    boolean usable;
    synchronized (session.state()) {
      usable = post == null && !isClosed();
      if (usable) {
        post = exchange;
        reading = true;
      }
    }
    if (!usable) {
      refusePost(exchange, "data request overlap from client");
    } else if (isBinary(exchange.request()) && !format.acceptsBinaryBody()) {
      endPost();
      refusePost(exchange, "invalid content");
    } else {
      exchange.readBody(maxBodyBytes, new Body(exchange));
    }
  }

  private static boolean isBinary(EngineRequest request) {
    return request.header("content-type").filter("application/octet-stream"::equals).isPresent();
  }

  private void refusePost(PollingExchange exchange, String why) {
    fail(why);
    exchange.respond(replies.empty(exchange.request(), 400));
  }

  private void endPost() {
    synchronized (session.state()) {
      post = null;
      reading = false;
    }
  }

  private boolean isClosed() {
    return session.readyState() == EngineSocket.ReadyState.CLOSED;
  }

  private void fail(String why) {
    session.closed(this, CloseReason.TRANSPORT_ERROR, why);
  }

  /**
   * The client closes the session with a POST, which may have overtaken a poll: each is on a
   * connection and a thread of its own. The session stays known until that has come, or enough time
   * has passed, and so long the POST waits for its answer, with which the client takes the session
   * for gone.
   */
  void expectLastPoll(TimerWheel wheel) {
    synchronized (session.state()) {
      if (poll != null || unread != null || post == null || isClosed()) {
        return;
      }
    }
    CompletableFuture<@Nullable Void> last = new CompletableFuture<>();
    lastPoll = last;
    TimerWheel.Timer timer = wheel.schedule(OVERTAKEN, () -> last.complete(null));
    whenNotExpected(timer::cancel);
  }

  @Override
  public void whenNotExpected(Runnable action) {
    CompletionStage<?> last = lastPoll;
    last.thenRun(action);
  }

  @Override
  public void endExpectation() {
    lastPoll.complete(null);
  }

  @Override
  public void end(ControlPacket farewell) {
    if (endPoll(farewell)) {
      endExpectation();
    }
    PollingExchange body;
    PollingExchange answer;
    synchronized (session.state()) {
      body = reading ? post : null;
      answer = unread;
    }
    if (body != null) {
      body.destroy();
    }
    if (answer != null) {
      answer.destroy();
    }
  }

  private final class Body implements PollingExchange.BodyReceiver {
    private final PollingExchange exchange;

    Body(PollingExchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public void received(ByteBuffer body) {
      synchronized (session.state()) {
        reading = false;
      }
      Payload payload =
          isBinary(exchange.request()) ? format.binaryPayload(body) : format.payload(body);
      session.inbound().payload(payload, exchange.request(), this::dispatched);
    }

    private void dispatched(boolean wellFormed) {
      endPost();
      EngineRequest request = exchange.request();
      HttpReply reply = wellFormed ? replies.ok(request) : replies.empty(request, 400);
      whenNotExpected(() -> exchange.respond(reply));
    }

    @Override
    public void tooLarge() {
      endPost();
      exchange.respond(replies.empty(exchange.request(), 413));
      fail("payload too large");
    }

    @Override
    public void aborted(Throwable cause) {
      endPost();
      fail("data request connection closed prematurely");
      exchange.destroy();
    }
  }
}
