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
 * <caption>Quirks of WildFly 39.0.1</caption>
 * <tr><th>Quirk<th>What is done about it<th>Test
 * <tr>
 * <td>It reads bodies on its I/O threads, where no application code may run.
 * <td>{@link BodyReader} hands bodies over to other threads
 * <td>none
 * <tr>
 * <td>After the answer it reads what is left of a refused body. On an I/O thread it cannot wait
 *     for it, and leaves the connection as it is: neither read nor closed.
 * <td>{@link Request#refusesWhereItIsRead}
 * <td>{@code HostileRequestIT.anEndlessBodyIsRefusedWhileItComes}
 * <tr>
 * <td>If the first asynchronous write of an answer fails, the request is neither answered nor its
 *     connection closed.
 * <td>{@link ReplyWriter#drop} lets the first write happen
 * <td>{@code ReplyWriterTest.isWrittenWhereItIsDroppedBeforeTheContainerCalls}
 * <tr>
 * <td>An asynchronous context returns the response of the last filter.
 * <td>{@link AsyncRequest#response}
 * <td>{@code FilterAndForwardIT}
 * <tr>
 * <td>XNIO threads keep the context class loader of the thread that started them.
 * <td>{@link AsyncRequest}
 * <td>{@code LifecycleIT}
 * <tr>
 * <td>Every async listener of an application is taken for a component. WildFly logs a warning at
 *     deployment if it cannot create one.
 * <td>{@link EndListener} has a public constructor without parameters
 * <td>none
 * <tr>
 * <td>The end of a connection is reported at once, what was read before it is queued.
 * <td>{@link Channel#ended} waits. If that was too short, the engine still accepts the last packet
 *     of an upgrade
 * <td>{@code UpgradeTest}
 * <tr>
 * <td>The connection of a client that does not read is kept unless the send itself ends.
 * <td>{@link SessionChannel} sets a send timeout
 * <td>{@code SlowReaderIT}
 * <tr>
 * <td>It waits without limit for the client's part of the closing handshake, even after
 *     undeployment.
 * <td>{@link Closer} cuts sessions that are open after a while
 * <td>{@code LifecycleIT}
 * <tr>
 * <td>The size limit of text messages is not enforced.
 * <td>{@link TextMessages} counts
 * <td>{@code WebSocketCloseIT.aTextMessageAboveTheLimitIsClosedWithItsOwnCode}
 * <tr>
 * <td>It negotiates only extensions that the endpoint lists.
 * <td>{@link EndpointDoor#register} lists all that are installed
 * <td>none
 * <tr>
 * <td>A channel can be told not to read: {@code suspendReceives} and {@code resumeReceives} of
 *     {@code io.undertow.websockets.core.WebSocketChannel}.
 * <td>{@link #suspension}
 * <td>{@code FastSenderIT}
 * <tr>
 * <td>A request can be upgraded after it was asynchronous.
 * <td>{@link #upgradesLater}
 * <td>{@code UndecidedIT}
 * <tr>
 * <td>All applications share the threads of the default managed executor: 4 on two processors.
 *     While WildFly suspends or stops, it rejects scheduled tasks, and logs an error for each.
 * <td>Each server has threads of its own
 * <td>{@code StopIT}
 * <tr>
 * <td>The JSON parser that JSON-B passes to a deserializer does not support {@code currentEvent}.
 * <td>{@link io.socketio.jakarta.jsonb.JsonbCodec} parses the value once more
 * <td>none
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
