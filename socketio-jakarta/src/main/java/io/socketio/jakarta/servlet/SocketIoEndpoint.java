// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.lang.System.Logger.Level.DEBUG;

import io.socketio.jakarta.engine.WebSocketChannel;
import io.socketio.jakarta.engine.WebSocketReceiver;
import io.socketio.jakarta.util.Faults;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection; made by {@link SocketIo}, not for applications. It is public because a
 * container may call endpoints by reflection.
 *
 * <p>The first of onError and onClose is the end; the engine ignores the second. Close codes are
 * not looked at here: for the same event they differ from container to container.
 */
public final class SocketIoEndpoint extends Endpoint {
  private static final System.Logger LOG = System.getLogger(SocketIoEndpoint.class.getName());

  private volatile @Nullable SessionChannel channel;
  private volatile @Nullable WebSocketReceiver receiver;
  private volatile boolean ended;

  SocketIoEndpoint() {}

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    if (!(session.getUserProperties().remove(EndpointConfigurator.HANDOFF)
        instanceof Handoff handoff)) {
      throw new IllegalStateException("not opened by the servlet");
    }
    SessionChannel channel = handoff.channel(session);
    this.channel = channel;
    listen(session, handoff.options().maxHttpBufferSize(), channel);
    Optional<WebSocketReceiver> opened = open(handoff, channel);
    if (opened.isEmpty()) {
      channel.close(WebSocketChannel.NO_CODE);
      return;
    }
    receiver = opened.get();
    if (ended) {
      // The engine closed at once, and another thread was faster with that than this one.
      opened.get().closed(null);
    }
  }

  private static Optional<WebSocketReceiver> open(Handoff handoff, SessionChannel channel) {
    try {
      return handoff.open(channel);
    } catch (IOException e) {
      LOG.log(DEBUG, () -> "the client has left during the handshake: " + e);
      return Optional.empty();
    }
  }

  private void listen(Session session, long maxBytes, SessionChannel channel) {
    // Containers may close idle sessions by themselves; the heartbeat does that here.
    session.setMaxIdleTimeout(0);
    limitBuffers(session, (int) maxBytes);
    Runnable tooLarge = () -> deliver(channel, WebSocketReceiver::tooLarge, 0);
    Excess excess = new Excess(maxBytes, tooLarge, channel::endReading);
    channel.listen(new TextMessages(maxBytes, text -> text(channel, text), excess));
    BinaryMessages binary = new BinaryMessages(maxBytes, b -> binary(channel, b), excess);
    session.addMessageHandler(
        ByteBuffer.class,
        (part, last) -> {
          binary.onMessage(part, last);
          channel.handled();
        });
  }

  private void text(SessionChannel channel, String frame) {
    channel.received(frame);
    deliver(channel, r -> r.text(frame), frame.length());
  }

  private void binary(SessionChannel channel, ByteBuffer bytes) {
    deliver(channel, r -> r.binary(bytes), bytes.remaining());
  }

  /**
   * A container may buffer whole messages: a limit spares it what ours would refuse. A limit is
   * only ever lowered, as another one may allocate as much for each connection at its first
   * message.
   */
  private static void limitBuffers(Session session, int maxBytes) {
    if (isAbove(session.getMaxTextMessageBufferSize(), maxBytes)) {
      session.setMaxTextMessageBufferSize(maxBytes);
    }
    if (isAbove(session.getMaxBinaryMessageBufferSize(), maxBytes)) {
      session.setMaxBinaryMessageBufferSize(maxBytes);
    }
  }

  /** Containers say unlimited with zero or less. */
  private static boolean isAbove(int limit, int maxBytes) {
    return limit <= 0 || limit > maxBytes;
  }

  /** Nothing may escape to the container: some close the connection then, some do not. */
  private void deliver(SessionChannel channel, Consumer<WebSocketReceiver> message, int size) {
    WebSocketReceiver target = receiver;
    if (target == null) {
      return;
    }
    if (!channel.deliver(target, () -> deliver(target, channel, message), size)) {
      deliver(target, channel, WebSocketReceiver::overrun);
    }
  }

  private static void deliver(
      WebSocketReceiver target, SessionChannel channel, Consumer<WebSocketReceiver> message) {
    try {
      message.accept(target);
    } catch (Throwable e) {
      Faults.log(LOG, "delivering a message failed", e);
      target.closed(e);
      channel.close(WebSocketChannel.NO_CODE);
    }
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    SessionChannel closed = channel;
    if (closed == null) {
      end(SocketIoEndpoint::left);
    } else if (closed.hasRefusedMessage(reason)) {
      end(WebSocketReceiver::tooLarge);
    } else {
      closed.ended(() -> end(SocketIoEndpoint::left));
    }
  }

  @Override
  public void onError(Session session, Throwable failure) {
    ReadingEnd.passOn(failure);
    LOG.log(DEBUG, () -> "a WebSocket failed: " + failure);
    // A cut connection is an error to some containers and a close to others: always a close here.
    end(failure instanceof IOException ? SocketIoEndpoint::left : r -> r.closed(failure));
  }

  private static void left(WebSocketReceiver receiver) {
    receiver.closed(null);
  }

  private void end(Consumer<WebSocketReceiver> end) {
    ended = true;
    WebSocketReceiver target = receiver;
    if (target != null) {
      end.accept(target);
    }
  }
}
