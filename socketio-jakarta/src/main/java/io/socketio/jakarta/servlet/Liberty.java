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
 * <caption>What is particular about it, in 26.0.0.3</caption>
 * <tr><th>Quirk<th>What is done<th>Test
 * <tr>
 * <td>Servlet request listeners hear that an asynchronous request ends, but the request says at the
 *     end, too, that it is still asynchronous.
 * <td>{@link Request#completed}
 * <td>{@code ScopesIT}
 * <tr>
 * <td>A listener of an asynchronous request gets no request at the end unless one was registered
 *     with it.
 * <td>{@link EndListener#addTo}
 * <td>{@code ScopesIT}
 * <tr>
 * <td>{@code getQueryString} is null at the target of a forward or of an asynchronous dispatch that
 *     has no query of its own.
 * <td>{@link RequestSnapshot} looks for the attribute
 * <td>{@code RequestSnapshotTest}, {@code FilterAndForwardIT}
 * <tr>
 * <td>It looks for the array behind what it sends: a read-only buffer, as all of ours are, fails on
 *     a thread of its own, and that send never completes.
 * <td>{@link Channel#send}
 * <td>{@code WebSocketMessageIT.aBinaryMessageIsABinaryFrameWithoutType}
 * <tr>
 * <td>It decodes each part of a text message by itself, and refuses a message whose fragments do
 *     not end with a character.
 * <td>{@link Channel#listen} takes whole messages
 * <td>{@code WebSocketMessageIT.aFragmentMayEndWithinACharacter}
 * <tr>
 * <td>It buffers whole messages, closes by itself if one is above the limit of its buffers, and
 *     does not hand it over.
 * <td>{@link SocketIoEndpoint} sets the limit, {@link Channel#hasRefusedMessage}
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
