// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineOptions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat.
 *
 * <table>
 * <caption>Quirks of 10.1.59 and 11.0.24, unless a version is named</caption>
 * <tr><th>Quirk<th>What is done about it<th>Test
 * <tr>
 * <td>After the answer of a servlet, it reads what is left of the body on the servlet's thread,
 *     however slowly it arrives ({@code endRequest} of {@code
 *     org.apache.coyote.http11.Http11Processor}). It does not if the request was asynchronous and
 *     the answer closes the connection.
 * <td>{@link #waitsForUnreadBodies}
 * <td>{@code SlowBodyTest}
 * <tr>
 * <td>It serves the next request of a connection inside the write event in which the answer before
 *     has ended ({@code process} of {@code org.apache.coyote.AbstractProcessorLight}). If that
 *     request is a WebSocket handshake, nothing more is read from the connection.
 * <td>{@link Request#endsInEvents}, {@link Request#afterEvent}
 * <td>{@code LargeAnswerTest}
 * <tr>
 * <td>11.0.24 sends an answer from inside the write that reaches the announced length. The write
 *     may block. If the client of an unfinished request disconnects at that moment, the thread
 *     that notices recycles the objects of the connection, and the next connection to use them
 *     fails.
 * <td>The length is set after the body, {@link ReplyWriter#start}
 * <td>{@code HostileRequestIT.clientsThatLeaveWithTheirRefusalTakeNobodyWithThem}
 * <tr>
 * <td>It copies what the client has not taken of a write into a buffer of 64 kB, unless its buffer
 *     of 8 kB holds it.
 * <td>{@link ReplyWriter} writes at most 8 kB at a time
 * <td>none
 * <tr>
 * <td>{@code available()} of a body is a yes or no at first, and a number only then.
 * <td>{@link BodyReader#begin} asks repeatedly
 * <td>{@code ServletExchangeTest.aBodyMayArriveInPieces}
 * <tr>
 * <td>At the end of an asynchronous request, its listener gets no request unless it was registered
 *     with one.
 * <td>{@link EndListener#addTo}
 * <td>{@code WeldContextsIT}
 * <tr>
 * <td>Servlet request listeners are called at the very beginning and the very end of an
 *     asynchronous request, but not when its first thread leaves it and when another one completes
 *     it.
 * <td>{@link WeldFilter}, {@link Request#completed}
 * <td>{@code WeldContextsIT}, {@code ScopesIT}
 * <tr>
 * <td>The completion of an asynchronous send runs on another thread, which costs more than the
 *     send.
 * <td>{@link TomcatChannel}
 * <td>{@code StalledClientIT}, {@code DeafClientTest}
 * <tr>
 * <td>A ping is answered by a blocking send on the thread that reads.
 * <td>{@link TomcatChannel}
 * <td>{@code TomcatChannelTest}, {@code ReadingTest.clientsThatSendPingsAndDoNotReadAreCutSoon}
 * <tr>
 * <td>{@code close} of a session blocks while a send is stuck, by default until the send times
 *     out.
 * <td>{@link TomcatChannel#closeNow}, {@link Closer}
 * <td>{@code DeafEndTest}
 * <tr>
 * <td>10.1.59 reports the close of a session before {@code close} returns.
 * <td>The engine ends its session before it closes the channel
 * <td>{@code WebSocketCloseIT.aTextMessageAboveTheLimitIsClosedWithItsOwnCode}
 * <tr>
 * <td>A session can be told not to read: {@code suspend} and {@code resume} of {@code
 *     org.apache.tomcat.websocket.WsSession}.
 * <td>{@link #suspension}
 * <td>{@code ReadingTest}
 * <tr>
 * <td>It inflates what is left of a message, and passes it on, after the session was closed for its
 *     length. What a message handler throws does not end that.
 * <td>{@link ReadingEnd}
 * <td>{@code InflatingMessageTest}
 * <tr>
 * <td>A request can be upgraded after it was asynchronous.
 * <td>{@link #upgradesLater}
 * <td>{@code LateDecisionTest.holdsNoThread}
 * <tr>
 * <td>10.1.59 negotiates {@code permessage-deflate} by default.
 * <td>{@link EndpointConfigurator#getNegotiatedExtensions}
 * <td>{@code WebSocketEndpointTest.compressionIsNegotiatedOnlyWhereItIsEnabled}
 * <tr>
 * <td>10.1.59 allocates buffers of the maximum message size for each connection at its first
 *     message: 2 MB at our default limit.
 * <td>{@link SocketIoEndpoint} only ever lowers that size
 * <td>none
 * <tr>
 * <td>Embedded, it runs initializers in class path order: its WebSocket container may not be there
 *     when ours runs.
 * <td>{@link Binding#registerEndpoint} is called again when the servlet is initialized
 * <td>{@code InitializerOrderIT}
 * <tr>
 * <td>The exception of a listener goes to another log file.
 * <td>{@link SocketIo#logged}
 * <td>{@code StartLogTest}
 * </table>
 */
final class Tomcat implements Container {
  /** Tells Weld of the thread that leaves an asynchronous request. */
  static final class WeldFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      try {
        chain.doFilter(request, response);
      } finally {
        if (request.isAsyncStarted()) {
          WeldContexts.unbind(Wrappers.original(request));
        }
      }
    }
  }

  private static final class Request extends AsyncRequest {
    /** On the stack of a thread while it serves an event of a connection. */
    private static final String EVENT = "org.apache.coyote.AbstractProcessorLight";

    private static final Duration LAST_STEPS = Duration.ofMillis(10);

    Request(HttpServletRequest request) {
      super(request);
    }

    @Override
    boolean endsInEvents() {
      return false;
    }

    @Override
    void afterEvent(Runnable end) {
      ThreadExit event = new ThreadExit(Thread.currentThread(), EVENT, LAST_STEPS);
      event.begin();
      start(
          () -> {
            event.await();
            end.run();
          });
    }

    @Override
    void completed(ServletRequest request) {
      WeldContexts.bind(request);
    }
  }

  /** In front of the filters of the application, which need the contexts on their way back. */
  @Override
  public void registered(ServletContext context, String name, String path) {
    FilterRegistration.@Nullable Dynamic filter = context.addFilter(name, new WeldFilter());
    if (filter != null) {
      filter.setAsyncSupported(true);
      filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, path + "/*");
    }
  }

  @Override
  public AsyncRequest startAsync(HttpServletRequest request) {
    return new Request(request);
  }

  @Override
  public boolean waitsForUnreadBodies() {
    return true;
  }

  @Override
  public boolean upgradesLater() {
    return true;
  }

  @Override
  public SessionChannel channel(Session session, EngineOptions options, Channels shared) {
    return new TomcatChannel(
        session, options, shared.closer(), shared.intake(session, options), shared.writers());
  }

  @Override
  public Optional<Suspension> suspension(Session session) {
    return Suspension.ofSession(session, "suspend", "resume");
  }
}
