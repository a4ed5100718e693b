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
 * <caption>What is particular about it, in 10.1.59 and 11.0.24 unless stated otherwise</caption>
 * <tr><th>Quirk<th>What is done<th>Test
 * <tr>
 * <td>Behind the answer of a servlet it reads the rest of a body that nobody has read on the
 *     servlet's thread, however slowly it comes ({@code
 *     org.apache.coyote.http11.Http11Processor.endRequest}). It does not if the request was asynchronous and
 *     its answer closes the connection.
 * <td>{@link #waitsForUnreadBodies}
 * <td>{@code SlowBodyTest}
 * <tr>
 * <td>It serves a request that follows on the same connection inside the write event that the
 *     answer before has ended in ({@code org.apache.coyote.AbstractProcessorLight}), and never
 *     reads from that connection again if that request was a WebSocket handshake.
 * <td>{@link Request#endsInEvents}, {@link Request#afterEvent}
 * <td>{@code LargeAnswerTest}
 * <tr>
 * <td>11.0.24 sends an answer from inside the write that reaches its announced length. That may
 *     block; and if the client of an unfinished request leaves at the sight of it, the thread that
 *     hears of that gives the connection's objects to the next connection, which then ends for the
 *     error that the write was late to meet.
 * <td>The length is announced behind the body, {@link ReplyWriter#start}
 * <td>{@code HostileRequestIT.clientsThatLeaveWithTheirRefusalTakeNobodyWithThem}
 * <tr>
 * <td>It copies what the client has not taken of a write: to 64 kB, unless its buffer of 8 kB holds
 *     it.
 * <td>Answers are written in pieces of that size, {@link ReplyWriter}
 * <td>none
 * <tr>
 * <td>{@code available()} of a body tells whether there is something, and only then how much.
 * <td>{@link BodyReader#begin} asks again and again
 * <td>{@code ServletExchangeTest.aBodyMayArriveInPieces}
 * <tr>
 * <td>A listener of an asynchronous request gets no request at the end unless one was registered
 *     with it.
 * <td>{@link EndListener#addTo}
 * <td>{@code WeldContextsIT}
 * <tr>
 * <td>Servlet request listeners hear of the beginning of an asynchronous request and of its very
 *     end, not of the thread that leaves it and of the one that comes back.
 * <td>A filter, {@link Request#completed}
 * <td>{@code WeldContextsIT}, {@code ScopesIT}
 * <tr>
 * <td>The completion of each asynchronous send runs on another thread, which costs more than the
 *     send.
 * <td>{@link TomcatChannel}
 * <td>{@code StalledClientIT}, {@code DeafClientTest}
 * <tr>
 * <td>It answers a ping by a blocking send on the thread that reads.
 * <td>{@link TomcatChannel}
 * <td>{@code TomcatChannelTest}, {@code ReadingTest.clientsThatSendPingsAndDoNotReadAreCutSoon}
 * <tr>
 * <td>{@code close} of a session blocks while a send is stuck, by default as long as a send may
 *     take.
 * <td>{@link TomcatChannel#closeNow}, {@link Closer}
 * <td>{@code DeafEndTest}
 * <tr>
 * <td>10.1.59 reports the close of a session before {@code close} returns.
 * <td>Sessions of the engine end before their channels are closed
 * <td>{@code WebSocketCloseIT.aTextMessageAboveTheLimitIsClosedWithItsOwnCode}
 * <tr>
 * <td>A session can be made to stop reading: {@code suspend} and {@code resume} of {@code
 *     org.apache.tomcat.websocket.WsSession}.
 * <td>{@link #suspension}
 * <td>{@code ReadingTest}
 * <tr>
 * <td>A request that was asynchronous can become a WebSocket.
 * <td>{@link #upgradesLater}
 * <td>{@code LateDecisionTest.holdsNoThread}
 * <tr>
 * <td>10.1.59 negotiates {@code permessage-deflate} without being asked to.
 * <td>{@link EndpointConfigurator#getNegotiatedExtensions}
 * <td>{@code WebSocketEndpointTest.compressionIsNegotiatedOnlyWhereItIsEnabled}
 * <tr>
 * <td>10.1.59 allocates as much as the limits of a session's messages for each connection, at its
 *     first message: at the default of a million bytes that would be 2 MB.
 * <td>Limits are only lowered, {@link SocketIoEndpoint}
 * <td>none
 * <tr>
 * <td>Embedded, it runs initializers in class path order, so that its WebSocket container may come
 *     up after the path was registered.
 * <td>{@link Binding#registerEndpoint} is called again from the servlet's init
 * <td>{@code InitializerOrderIT}
 * <tr>
 * <td>Of the exception of a listener it logs in another file.
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
