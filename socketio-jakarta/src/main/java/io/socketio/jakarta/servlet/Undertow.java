// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineOptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.Session;
import java.util.Optional;

/**
 * Undertow, the servlet container of WildFly.
 *
 * <table>
 * <caption>What is particular about it, in WildFly 39.0.1</caption>
 * <tr><th>Quirk<th>What is done<th>Test
 * <tr>
 * <td>It reads bodies on its I/O threads, where applications must not run.
 * <td>Bodies are handed to other threads, {@link BodyReader}
 * <td>none
 * <tr>
 * <td>It reads the rest of a refused body when the answer is complete, and waits for it: on its I/O
 *     thread it cannot, and leaves the connection as it is, neither read nor closed.
 * <td>{@link Request#refusesWhereItIsRead}
 * <td>{@code HostileRequestIT.anEndlessBodyIsRefusedWhileItComes}
 * <tr>
 * <td>It forgets a request whose first asynchronous write fails, and neither answers it nor closes
 *     its connection.
 * <td>The first write of an answer that is given up is made nevertheless, {@link ReplyWriter#drop}
 * <td>{@code ReplyWriterTest.isWrittenWhereItIsDroppedBeforeTheContainerCalls}
 * <tr>
 * <td>An asynchronous context has the response of the last filter.
 * <td>{@link AsyncRequest#response}
 * <td>{@code FilterAndForwardIT}
 * <tr>
 * <td>XNIO leaves a thread for life with the context class loader of whoever made it start.
 * <td>{@link AsyncRequest#start}
 * <td>{@code LifecycleIT}
 * <tr>
 * <td>Every async listener of a web application is taken for a component, and a warning logged at
 *     deployment if it cannot be made.
 * <td>{@link EndListener} has a public constructor without parameters
 * <td>the log of each run in WildFly
 * <tr>
 * <td>It reports the end of a connection at once, but queues what it has read before for a thread.
 * <td>{@link Channel#ended} waits; after that, the engine takes the last packet of an upgrade from a
 *     connection that has ended
 * <td>{@code UpgradeTest}
 * <tr>
 * <td>It keeps the connection of a client that does not read unless the send itself ends.
 * <td>Each session has a time-out of sends, {@link SessionChannel}
 * <td>{@code SlowReaderIT}
 * <tr>
 * <td>It waits for the client's part of the closing handshake for ever, even when its web
 *     application is gone.
 * <td>{@link Closer} cuts what is open after a while
 * <td>{@code LifecycleIT}
 * <tr>
 * <td>It does not enforce the limit of text messages.
 * <td>{@link TextMessages} counts
 * <td>{@code WebSocketCloseIT.aTextMessageAboveTheLimitIsClosedWithItsOwnCode}
 * <tr>
 * <td>It negotiates only extensions that the endpoint lists.
 * <td>{@link EndpointDoor#register} lists all that are installed
 * <td>none
 * <tr>
 * <td>A channel can be made to stop reading: {@code suspendReceives} and {@code resumeReceives} of
 *     {@code io.undertow.websockets.core.WebSocketChannel}.
 * <td>{@link #suspension}
 * <td>{@code FastSenderIT}
 * <tr>
 * <td>A request that was asynchronous can become a WebSocket.
 * <td>{@link #upgradesLater}
 * <td>{@code UndecidedIT}
 * <tr>
 * <td>All applications share the threads of the default managed executor, of which there are 4 on
 *     two processors; and scheduled tasks are refused while the server suspends or stops, with an
 *     error in the log for each.
 * <td>Threads of its own for each server
 * <td>{@code StopIT}
 * <tr>
 * <td>WildFly: the JSON parser of a binding does not tell its event.
 * <td>{@link io.socketio.jakarta.jsonb.JsonbCodec} parses the value once more
 * <td>{@code EventIT}
 * </table>
 */
final class Undertow implements Container {
  private static final class Request extends AsyncRequest {
    Request(HttpServletRequest request) {
      super(request);
    }

    @Override
    boolean refusesWhereItIsRead() {
      return false;
    }
  }

  private static final class Channel extends SessionChannel {
    private final Closer closer;

    Channel(Session session, EngineOptions options, Closer closer, Intake intake) {
      super(session, options, closer, intake);
      this.closer = closer;
    }

    @Override
    void ended(Runnable end) {
      closer.later(end);
    }
  }

  @Override
  public AsyncRequest startAsync(HttpServletRequest request) {
    return new Request(request);
  }

  @Override
  public boolean upgradesLater() {
    return true;
  }

  @Override
  public SessionChannel channel(Session session, EngineOptions options, Channels shared) {
    return new Channel(session, options, shared.closer(), shared.intake(session, options));
  }

  @Override
  public Optional<Suspension> suspension(Session session) {
    return Suspension.ofChannel(
        session, "getWebSocketChannel", "suspendReceives", "resumeReceives", "getExecutor");
  }
}
