// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One Engine.IO session: a connection to a client over whatever transport it uses at the moment.
 *
 * <p>This is what applications see of it. All methods are thread-safe, none blocks. Sending to a
 * session that is closing or closed drops the message silently, as the reference server does.
 */
public interface EngineSocket {
  /** The life of a session; it only ever moves downwards in this list. */
  enum ReadyState {
    /** Messages flow. */
    OPEN,
    /** The server asked for the close; what was queued before is still being written. */
    CLOSING,
    /** Nothing is written or delivered any more. */
    CLOSED
  }

  /** Receives what one session delivers. */
  interface Listener {
    /**
     * Called for each text message, in arrival order and never concurrently with another method of
     * this listener, on the thread that read it. A slow listener delays only its own session. What
     * it throws closes the session with {@link CloseReason#TRANSPORT_ERROR}.
     *
     * @param data the text without packet type, possibly empty
     */
    void text(String data);

    /**
     * Called for each binary message; same contract as {@link #text(String)}.
     *
     * @param data the bytes between position and limit; the listener owns them
     */
    void binary(ByteBuffer data);

    /**
     * Called exactly once, as the last call, whichever side closed the session first, and on
     * whatever thread: in the {@linkplain EngineRequest#context() context} of the handshake.
     *
     * @param reason why the session ended
     * @param description details for a log; empty when there are none
     */
    void closed(CloseReason reason, String description);
  }

  /**
   * The session id: the secret that ties HTTP requests to this session. Never show it to others.
   *
   * @return 20 characters of base64url unless {@link EngineOptions#generateId()} says otherwise
   */
  String id();

  /**
   * The Engine.IO protocol revision that the client speaks for the whole session.
   *
   * @return 4 (or 3 for old clients where they are allowed)
   */
  int protocol();

  /**
   * The transport in use now.
   *
   * @return {@code polling} or {@code websocket}
   */
  String transport();

  /**
   * Tells whether the session began with polling and continues over a WebSocket.
   *
   * @return true after the upgrade
   */
  boolean upgraded();

  /**
   * The state of the session.
   *
   * @return the current state, which may be outdated when the method returns
   */
  ReadyState readyState();

  /**
   * The request that opened the session.
   *
   * @return the first polling request, or the WebSocket handshake of a session without polling
   */
  EngineRequest request();

  /**
   * The request that carries the message being delivered; meaningful only inside a {@link Listener}
   * call.
   *
   * @return the POST request on polling, the WebSocket handshake otherwise
   */
  EngineRequest carrier();

  /**
   * Tells whether a message sent now would leave at once: nothing is queued, and the WebSocket is
   * not busy or a poll is waiting.
   *
   * @return the state at this moment
   */
  boolean writable();

  /**
   * Queues messages as one unit: nothing of another thread comes between them.
   *
   * <p>When more than {@link EngineOptions#maxBufferedBytes()} would wait for a client that does
   * not drain them, the session is closed with {@link CloseReason#TRANSPORT_ERROR} instead.
   *
   * @param messages a header and its attachments, in wire order
   */
  void send(List<EngineMessage> messages);

  /**
   * Queues one message; see {@link #send(List)}.
   *
   * @param message the message
   */
  void send(EngineMessage message);

  /**
   * Queues one message, see {@link #send(List)}, and tells when it has left.
   *
   * @param message the message
   * @return completes when the message was handed to the network, in the order of the messages, on
   *     the thread that did it and in the {@linkplain EngineRequest#context() context} of the
   *     handshake: what depends on the stage must not block. It fails with an {@link
   *     java.io.IOException} if the session ends before, or has ended
   */
  CompletionStage<Void> sendAsync(EngineMessage message);

  /**
   * Adds somebody who watches this session until its end.
   *
   * @param observer called from now on
   */
  void observe(EngineObserver observer);

  /** Closes the session after everything queued was written, at the latest after 30 s. */
  void close();

  /**
   * Closes the session.
   *
   * @param discard true: what is queued is thrown away and the session ends at once
   */
  void close(boolean discard);
}
