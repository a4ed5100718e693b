// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineOptions;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;

/**
 * Open Liberty.
 *
 * <table>
 * <caption>Quirks of 26.0.0.3</caption>
 * <tr><th>Quirk<th>What is done about it<th>Test
 * <tr>
 * <td>When servlet request listeners are called at the end of an asynchronous request, the request
 *     still says that it is asynchronous.
 * <td>{@link Request#completed}
 * <td>{@code ScopesIT}
 * <tr>
 * <td>At the end of an asynchronous request, its listener gets no request unless it was registered
 *     with one.
 * <td>{@link EndListener#addTo}
 * <td>{@code ScopesIT}
 * <tr>
 * <td>{@code getQueryString} is null at the target of a forward or an asynchronous dispatch
 *     without a query of its own.
 * <td>{@link RequestSnapshot} looks for the attribute
 * <td>{@code RequestSnapshotTest}, {@code FilterAndForwardIT}
 * <tr>
 * <td>The send of a read-only buffer never completes: it fails on a thread of the container, which
 *     looks for the array of the buffer.
 * <td>{@link Channel#send} sends a copy
 * <td>{@code WebSocketMessageIT.aBinaryMessageIsABinaryFrameWithoutType}
 * <tr>
 * <td>Each part of a text message is decoded by itself, so that a message is refused if a fragment
 *     ends within a character.
 * <td>{@link Channel#listen} takes whole messages
 * <td>{@code WebSocketMessageIT.aFragmentMayEndWithinACharacter}
 * <tr>
 * <td>Whole messages are buffered. If one exceeds the limit of that buffer, the session is closed,
 *     and the message is not delivered.
 * <td>{@link SocketIoEndpoint} sets that limit to ours, {@link Channel#hasRefusedMessage}
 * <td>{@code WebSocketCloseIT.aTextMessageAboveTheLimitIsClosedWithItsOwnCode}
 * <tr>
 * <td>{@code close} of a session blocks for 5.5 s while a send is stuck.
 * <td>{@link Closer}
 * <td>{@code SlowReaderIT}
 * </table>
 */
final class Liberty implements Container {
  private static final class Request extends AsyncRequest {
    Request(HttpServletRequest request) {
      super(request);
    }

    @Override
    void completed(ServletRequest request) {
      WeldContexts.unbindComplete(request);
      WeldContexts.bind(request);
    }
  }

  private static final class Channel extends SessionChannel {
    private final Session session;

    Channel(Session session, EngineOptions options, Closer closer, Intake intake) {
      super(session, options, closer, intake);
      this.session = session;
    }

    @Override
    public void send(ByteBuffer bytes, Completion completion) {
      super.send(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip(), completion);
    }

    @Override
    void listen(TextMessages messages) {
      session.addMessageHandler(String.class, message -> messages.onMessage(message, true));
    }

    @Override
    boolean hasRefusedMessage(CloseReason reason) {
      return reason.getCloseCode().getCode() == CloseCodes.TOO_BIG.getCode();
    }
  }

  @Override
  public AsyncRequest startAsync(HttpServletRequest request) {
    return new Request(request);
  }

  @Override
  public SessionChannel channel(Session session, EngineOptions options, Channels shared) {
    return new Channel(session, options, shared.closer(), shared.intake(session, options));
  }
}
