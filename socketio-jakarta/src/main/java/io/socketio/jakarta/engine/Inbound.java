// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.engine.EngineSocket.ReadyState;
import io.socketio.jakarta.util.Faults;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way in: reads packets and calls the listener of one session, one call at a time although a
 * POST and a WebSocket may both carry packets around an upgrade.
 */
final class Inbound implements PacketReceiver {
  private static final Logger LOGGER = System.getLogger(Inbound.class.getName());

  private final EngineSession session;
  private final Codec codec;
  private final Heartbeat heartbeat;
  private final SerialLane lane = new SerialLane();
  private final PauseGate gate = new PauseGate();

  // Guarded by lane.
  private EngineSocket.Listener listener = new Unheard();
  private @Nullable EngineRequest post;

  Inbound(EngineSession session, Codec codec, Heartbeat heartbeat) {
    this.session = session;
    this.codec = codec;
    this.heartbeat = heartbeat;
  }

  /** Delivers from now on; what came before has waited. */
  void start(EngineSocket.Listener newListener) {
    listener = newListener;
    lane.leave();
  }

  /** Reads a text frame of a WebSocket. */
  void frame(String frame) {
    if (lane.tryEnter()) {
      try {
        codec.decode(frame, this);
      } catch (Throwable e) {
        failed(e);
      } finally {
        lane.leave();
      }
    } else {
      lane.executeAndWait(() -> codec.decode(frame, this));
    }
  }

  /** Reads a binary frame of a WebSocket. */
  void frame(ByteBuffer frame) {
    if (lane.tryEnter()) {
      try {
        codec.decodeBinary(frame, this);
      } catch (Throwable e) {
        failed(e);
      } finally {
        lane.leave();
      }
    } else {
      lane.executeAndWait(() -> codec.decodeBinary(frame, this));
    }
  }

  /**
   * Reads the body of a POST, packet by packet; what comes behind one that pauses the session waits
   * unread.
   *
   * @param done told after the last packet was delivered, and not while the session is paused,
   *     whether the body was well-formed
   */
  void payload(Payload body, EngineRequest request, Consumer<Boolean> done) {
    lane.execute(
        () -> {
          post = request;
          boolean wellFormed = read(body);
          post = null;
          gate.whenResumed(
              () -> {
                if (wellFormed && isOpen() && body.hasNext()) {
                  payload(body, request, done);
                } else {
                  done.accept(wellFormed);
                }
              });
        });
  }

  private boolean read(Payload body) {
    try {
      boolean wellFormed = true;
      while (wellFormed && body.hasNext() && !gate.isPaused()) {
        wellFormed = body.next(this);
      }
      return wellFormed;
    } catch (Throwable e) {
      failed(e);
      return false;
    }
  }

  /** Tells whether no more is to be read. */
  boolean isPaused() {
    return gate.isPaused();
  }

  /** Reads on, whoever paused, and is never paused again. */
  void readToTheEnd() {
    gate.remove();
  }

  /** Delivers the end of the session, after what is being delivered. */
  void closed(CloseReason reason, String description) {
    Runnable end = () -> deliverEnd(reason, description);
    lane.execute(() -> session.request().context().execute(end));
  }

  void pause() {
    gate.pause();
    heartbeat.paused();
  }

  void resume() {
    if (gate.isPaused()) {
      heartbeat.resumed();
    }
    gate.resume();
  }

  /** Tells whether the client is not read, because of a pause or of a listener that takes long. */
  boolean isHeld() {
    return gate.isPaused() || lane.isOccupied();
  }

  /** The POST that carries the message being delivered, if a POST does. */
  @Nullable EngineRequest post() {
    return post;
  }

  @Override
  public void message(String data) {
    if (isOpen()) {
      heartbeat.otherPacket();
      session.observers().received(data);
      try {
        listener.text(data);
      } catch (Throwable e) {
        failed(e);
      }
    }
  }

  @Override
  public void message(ByteBuffer data) {
    if (isOpen()) {
      heartbeat.otherPacket();
      session.observers().received(data);
      try {
        listener.binary(data);
      } catch (Throwable e) {
        failed(e);
      }
    }
  }

  @Override
  public void control(char type) {
    if (isOpen()) {
      session.observers().received(type);
    }
    if (type == '1') {
      session.closedByClient();
    } else if (isOpen() && !heartbeat.accept(type)) {
      session.close(CloseReason.TRANSPORT_ERROR, "invalid heartbeat direction");
    } else if (type == '2' || type == '3') {
      session.observers().tell(EngineObserver::heartbeat);
    }
  }

  @Override
  public void malformed(String what) {
    if (isOpen()) {
      session.close(CloseReason.PARSE_ERROR, what);
    }
  }

  private boolean isOpen() {
    return session.readyState() == ReadyState.OPEN;
  }

  private void deliverEnd(CloseReason reason, String description) {
    try {
      listener.closed(reason, description);
    } catch (Throwable e) {
      Faults.log(LOGGER, "A session listener failed", e);
    }
    session.observers().tell(observer -> observer.closed(reason, description));
  }

  private void failed(Throwable failure) {
    Faults.log(LOGGER, "A session listener failed; its session is closed", failure);
    session.close(CloseReason.TRANSPORT_ERROR, "listener failed");
  }

  /** Stands for the listener of a session that its application refused. */
  private static final class Unheard implements EngineSocket.Listener {
    @Override
    public void text(String data) {}

    @Override
    public void binary(ByteBuffer data) {}

    @Override
    public void closed(CloseReason reason, String description) {}
  }
}
