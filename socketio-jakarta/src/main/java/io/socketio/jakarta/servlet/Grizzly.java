// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineGateway.Granted;
import io.socketio.jakarta.engine.EngineOptions;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Grizzly with Tyrus, the servlet and the WebSocket container of Payara and GlassFish.
 *
 * <table>
 * <caption>Quirks of Payara 6.2025.10 and GlassFish 7.0.21, unless a version is named</caption>
 * <tr><th>Quirk<th>What is done about it<th>Test
 * <tr>
 * <td>Requests are pooled. If an asynchronous request is completed, or a WebSocket ends, while the
 *     servlet's thread is on its way back through the container, the request is recycled under
 *     that thread. The thread then writes into the request of another client, or marks it in the
 *     pool as left by its thread. It does so, too, if it completes the request itself.
 * <td>{@link Watch} finds out when the thread has left; {@link Request} and {@link TyrusChannel}
 *     wait for that
 * <td>{@code GrizzlyTest}, {@code BriefWebSocketIT}
 * <tr>
 * <td>It fails on what arrives of a body while another thread than the one that reads sends the
 *     answer.
 * <td>{@link AsyncRequest#refusesWhereItIsRead}
 * <td>{@code HostileRequestIT.anEndlessBodyIsRefusedWhileItComes}
 * <tr>
 * <td>Payara 6.2025.9: {@code isFinished} of a body is true as soon as everything has arrived,
 *     read or not. {@code isReady}, called at the end, calls the listener once more from another
 *     thread, which logs an error if the request was recycled before.
 * <td>{@link BodyReader#onDataAvailable} asks {@code isFinished} and {@code available} first
 * <td>none
 * <tr>
 * <td>GlassFish sets the status to 200 before it calls a listener at the end, if the listener was
 *     registered with an HTTP response.
 * <td>{@link EndListener#addTo}
 * <td>{@code RefusedRequestIT}
 * <tr>
 * <td>Threads of Grizzly keep the context class loader of the thread that started them, and run
 *     tasks with that of the application that was the first to use them.
 * <td>{@link AsyncRequest}
 * <td>{@code LifecycleIT}
 * <tr>
 * <td>Tyrus silently ignores an upgrade to an endpoint that is not registered.
 * <td>{@link EndpointDoor} registers one at a hidden path
 * <td>{@code UpgradeIT}
 * <tr>
 * <td>The request URI of a Tyrus session is the hidden path.
 * <td>{@link EndpointConfigurator} passes on what the servlet knows
 * <td>{@code HandshakeIT}
 * <tr>
 * <td>Tyrus calls endpoints by reflection.
 * <td>{@link SocketIoEndpoint} is public
 * <td>{@code UpgradeIT}
 * <tr>
 * <td>Tyrus sends the answer to a handshake inside the upgrade call, but takes over the connection
 *     after the servlet has returned. A message that arrives in between blocks the thread for
 *     ever: it waits for a latch that it would open itself.
 * <td>{@link HeldHandoff}. A client that sends before the answer is refused, {@link
 *     WebSocketUpgrade#handle}
 * <td>{@code HostileRequestIT.messagesBeforeTheAnswerToTheHandshakeStopNobody}
 * <tr>
 * <td>The response of a forwarded request is closed, and so its WebSocket, but not the connection.
 * <td>{@link #upgradesForwarded}
 * <td>{@code FilterAndForwardIT.aWebSocketThatIsPassedOnIsServedOrRefused}
 * <tr>
 * <td>A request cannot be upgraded after it was asynchronous.
 * <td>{@link Container#upgradesLater}
 * <td>{@code UndecidedIT}
 * <tr>
 * <td>Payara commits a response by itself when the client has disconnected.
 * <td>{@link WebSocketUpgrade} checks that before it refuses
 * <td>{@code HostileRequestIT.webSocketsThatBreakOffLeaveNothingBehind}
 * <tr>
 * <td>The user properties of a handshake are kept as long as the connection, and in a pooled
 *     request beyond the application.
 * <td>{@link Handoff} lets go of the engine
 * <td>{@code LifecycleIT}
 * <tr>
 * <td>When another thread than the one that reads closes a WebSocket, what its client still sends
 *     is taken for a new request. Tyrus 2.1.5 answers a ping with the close code 1011 then. What
 *     is sent after the end reaches the client that uses the pooled response by then.
 * <td>{@link TyrusChannel}
 * <td>{@code TyrusChannelTest}, {@code SendGateTest}, {@code BriefWebSocketIT}
 * <tr>
 * <td>The size limits of messages are not enforced.
 * <td>{@link TextMessages} and {@link BinaryMessages} count
 * <td>{@code WebSocketCloseIT.theLimitHoldsForTheSumOfAllFragments}
 * <tr>
 * <td>A session cannot be told not to read, and there are five threads for all requests by
 *     default.
 * <td>{@link #readersThatMayWait}
 * <td>{@code FastSenderIT}
 * <tr>
 * <td>GlassFish starts its WebSocket container after the initializers.
 * <td>{@link Binding#registerEndpoint} is called again when the servlet is initialized
 * <td>{@code UpgradeIT}
 * <tr>
 * <td>The identity of a caller is in inheritable variables of threads.
 * <td>Threads of ours inherit nothing
 * <td>{@code OwnThreadsTest}
 * <tr>
 * <td>A captured context has the transaction and the resources of the task that runs in it.
 * <td>{@link #context}
 * <td>{@code SharedContextTest}
 * <tr>
 * <td>Payara does not enter a captured context while the application is being undeployed.
 * <td>{@link CapturedContext}
 * <td>{@code CapturedContextTest}
 * <tr>
 * <td>Payara: the JSON parser that JSON-B passes to a deserializer does not support {@code
 *     currentEvent}.
 * <td>{@link io.socketio.jakarta.jsonb.JsonbCodec} parses the value once more
 * <td>none
 * <tr>
 * <td>Payara 6.2025.9: the managed executor occasionally accepts a task, and neither runs nor
 *     keeps it.
 * <td>{@link #executor}
 * <td>{@code InsistentExecutorTest}
 * </table>
 */
final class Grizzly implements Container {
  /** Tyrus keeps a thread of the container for each reader that waits. */
  private static final int READERS_THAT_MAY_WAIT = 2;

  private final Watch watch = new Watch();
  private final AtomicBoolean watching = new AtomicBoolean();

  /** Watches the requests of a web application; a thread that serves another has left its last. */
  static final class Watch implements ServletRequestListener {
    private static final String HANDLER = "org.glassfish.grizzly.http.server.HttpHandler";
    private static final Duration LAST_STEPS = Duration.ofMillis(250);

    private final Map<Thread, ThreadExit> last = new ConcurrentHashMap<>();

    /** Watches the request that the current thread serves. */
    ThreadExit begin() {
      Thread thread = Thread.currentThread();
      if (!isOfGrizzly(thread)) {
        return ThreadExit.PAST;
      }
      ThreadExit exit = new ThreadExit(thread, HANDLER, LAST_STEPS);
      if (last.put(thread, exit) == null) {
        last.keySet().removeIf(other -> !other.isAlive());
      }
      return exit;
    }

    /** That of the request that the current thread serves. */
    ThreadExit current() {
      return last.getOrDefault(Thread.currentThread(), ThreadExit.PAST);
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
      current().end();
    }
  }

  /** Is touched by others when the thread of its servlet has left it. */
  private static final class Request extends AsyncRequest {
    private final ThreadExit exit;

    Request(HttpServletRequest request, ThreadExit exit) {
      super(request);
      this.exit = exit;
    }

    @Override
    void start(Runnable task) {
      super.start(
          () -> {
            exit.await();
            task.run();
          });
    }

    @Override
    boolean mayBeAnsweredHere() {
      return exit.isPast() && !isOfGrizzly(Thread.currentThread());
    }

    @Override
    void read(ServletInputStream in, ReadListener listener) {
      super.read(
          in,
          new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
              exit.await();
              listener.onDataAvailable();
            }

            @Override
            public void onAllDataRead() throws IOException {
              listener.onAllDataRead();
            }

            @Override
            public void onError(Throwable failure) {
              listener.onError(failure);
            }
          });
    }
  }

  /** Keeps the answer to a handshake back until the WebSocket takes messages. */
  private static final class HeldHandoff extends Handoff {
    private final HeldResponse response;
    private final ThreadExit exit;

    HeldHandoff(
        Granted granted,
        HeldResponse response,
        EngineOptions options,
        Channels channels,
        ThreadExit exit) {
      super(granted, response, options, channels);
      this.response = response;
      this.exit = exit;
    }

    @Override
    SessionChannel channel(Session session) {
      Channels shared = channels();
      return new TyrusChannel(
          session, options(), shared.closer(), shared.intake(session, options()), exit);
    }

    @Override
    void release() throws IOException {
      response.release();
    }
  }

  private static final class HeldResponse extends HttpServletResponseWrapper {
    private volatile boolean held;

    HeldResponse(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void flushBuffer() {
      held = true;
    }

    /** Sends what is held back, whatever a filter would do with it. */
    void release() throws IOException {
      if (held) {
        Wrappers.original(getResponse()).flushBuffer();
      }
    }
  }

  private static boolean isOfGrizzly(Thread thread) {
    return thread.getClass().getName().startsWith("org.glassfish.grizzly.");
  }

  @Override
  public void registered(ServletContext context, String name, String path) {
    if (watching.compareAndSet(false, true)) {
      context.addListener(watch);
    }
  }

  @Override
  public void serve(Call call) throws IOException, ServletException {
    ThreadExit exit = watch.begin();
    try {
      call.run();
    } finally {
      exit.begin();
    }
  }

  @Override
  public AsyncRequest startAsync(HttpServletRequest request) {
    return new Request(request, watch.current());
  }

  @Override
  public boolean upgradesForwarded() {
    return false;
  }

  @Override
  public Handoff handoff(
      Granted granted, HttpServletResponse response, EngineOptions options, Channels channels) {
    return new HeldHandoff(granted, new HeldResponse(response), options, channels, watch.current());
  }

  @Override
  public int readersThatMayWait() {
    return READERS_THAT_MAY_WAIT;
  }

  @Override
  public Executor context(Supplier<Executor> capture) {
    return new SharedContext(capture);
  }

  @Override
  public Executor executor(Executor given, Executor inASecond) {
    return given.getClass().getName().startsWith("org.glassfish.")
        ? new InsistentExecutor(given, inASecond)
        : given;
  }
}
