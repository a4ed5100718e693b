// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.GenericType;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import java.util.Optional;

/**
 * A client that wants to join a namespace: the payload of {@link OnConnecting}.
 *
 * <p>Belongs to the thread of the observer, and is of no use after it.
 */
public final class ConnectRequest {
  private final Socket socket;
  private Outcome outcome = Outcome.accept();

  /**
   * Makes a request, for tests of observers; otherwise the module makes them.
   *
   * @param socket the candidate, perhaps a stub
   */
  public ConnectRequest(Socket socket) {
    this.socket = socket;
  }

  /**
   * The socket to be; not connected yet, its handshake and data are usable.
   *
   * @return the candidate
   */
  public Socket socket() {
    return socket;
  }

  /**
   * Decodes what the client gave as {@code auth}; the same as {@link Handshake#auth(Class)}.
   *
   * @param type the wanted type
   * @param <T> the wanted type
   * @return empty if the client gave nothing, or an empty object
   * @throws io.socketio.jakarta.parser.PayloadException if it does not fit; not caught, it refuses
   *     the client
   */
  public <T> Optional<T> auth(Class<T> type) {
    return socket.handshake().auth(type);
  }

  /**
   * Decodes what the client gave as {@code auth} to a generic type.
   *
   * @param type the wanted type
   * @param <T> the wanted type
   * @return empty if the client gave nothing, or an empty object
   * @throws io.socketio.jakarta.parser.PayloadException if it does not fit; not caught, it refuses
   *     the client
   */
  public <T> Optional<T> auth(GenericType<T> type) {
    return socket.handshake().auth(type);
  }

  /**
   * Refuses the client: it gets CONNECT_ERROR with the message. Later observers are not called.
   *
   * @param message what the client finds in {@code err.message}
   */
  public void refuse(String message) {
    outcome = Outcome.refuse(message);
  }

  /**
   * Refuses the client: it gets CONNECT_ERROR with message and data. Later observers are not
   * called.
   *
   * @param message what the client finds in {@code err.message}
   * @param data what the client finds in {@code err.data}, written as JSON
   */
  public void refuse(String message, Object data) {
    outcome = Outcome.refuse(message, data);
  }

  /**
   * What the observers have decided so far.
   *
   * @return accepted until one of them refuses
   */
  public Outcome outcome() {
    return outcome;
  }

  boolean refused() {
    return outcome instanceof Outcome.Refused;
  }
}
