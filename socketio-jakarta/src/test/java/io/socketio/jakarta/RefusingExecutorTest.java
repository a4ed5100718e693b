// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Executors that do not take what they are given: nobody waits for ever. */
final class RefusingExecutorTest {
  /** In what way. */
  enum Refusal implements Executor {
    REJECTED {
      @Override
      public void execute(Runnable task) {
        throw new RejectedExecutionException("on purpose");
      }
    },
    STOPPED {
      @Override
      public void execute(Runnable task) {
        throw new IllegalStateException("on purpose");
      }
    },
    WITHOUT_THREADS {
      @Override
      public void execute(Runnable task) {
        throw new OutOfMemoryError("on purpose: unable to create native thread");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void clientsAreServed(Refusal refusal) {
    try (SocketIoServer io = SocketIoServer.builder().executor(refusal).build()) {
      assertServes(io);
    }
  }

  @Test
  void clientsAreServedByABusyExecutor() {
    var single = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
    CompletableFuture<Void> release = new CompletableFuture<>();
    single.execute(release::join);
    try (SocketIoServer io = SocketIoServer.builder().executor(single).build()) {
      assertServes(io);
    } finally {
      release.complete(null);
      single.shutdownNow();
    }
  }

  /** Middleware and rules decide, handlers are called, acknowledgements and ends are told. */
  private static void assertServes(SocketIoServer io) {
    CompletableFuture<DisconnectReason> left = new CompletableFuture<>();
    io.of(NamespaceRule.of((name, handshake) -> name.equals("/made")))
        .use(candidate -> CompletableFuture.completedFuture(Outcome.accept()));
    io.use(ConnectMiddleware.of(candidate -> Outcome.accept()));
    io.on("fence", event -> event.ack().send());
    io.onDisconnect((socket, reason) -> left.complete(reason));
    FakeClient client = FakeClient.connect(io);
    client.join("/made");
    client.expectNothingElse();
    Socket socket = io.sockets().iterator().next();

    CompletableFuture<EventArgs> late =
        socket.timeout(Duration.ofMillis(1)).emitWithAck("late").toCompletableFuture();
    assertThat(client.next()).endsWith("[\"late\"]");
    assertThat(late.handle((reply, failure) -> failure).orTimeout(5, TimeUnit.SECONDS).join())
        .isInstanceOf(AckTimeoutException.class);
    CompletableFuture<EventArgs> never = socket.emitWithAck("never").toCompletableFuture();
    assertThat(client.next()).endsWith("[\"never\"]");

    client.drop();

    assertThat(left.orTimeout(5, TimeUnit.SECONDS).join())
        .isEqualTo(DisconnectReason.TRANSPORT_CLOSE);
    assertThat(never.handle((reply, failure) -> failure).orTimeout(5, TimeUnit.SECONDS).join())
        .isInstanceOf(SocketClosedException.class);
    ServerTest.awaitTrue(() -> io.sockets().isEmpty() && io.rooms().isEmpty());
  }

  /** Handlers do not run on the thread that emits or reads, which may hold a lock. */
  @Test
  void aClientIsRecovered() {
    SocketIoOptions options =
        SocketIoOptions.builder().connectionStateRecovery(ConnectionStateRecovery.DEFAULT).build();
    try (SocketIoServer io =
        SocketIoServer.builder().options(options).executor(Refusal.REJECTED).build()) {
      CompletableFuture<Boolean> recovered = new CompletableFuture<>();
      io.on("fence", event -> event.ack().send());
      FakeClient client = FakeClient.open(io);
      client.send("40");
      String welcome = client.next();
      String pid = welcome.substring(welcome.indexOf("\"pid\":\"") + 7, welcome.length() - 2);
      client.drop();
      ServerTest.awaitTrue(() -> io.sockets().isEmpty());
      io.onConnection(socket -> recovered.complete(socket.recovered()));

      FakeClient again = FakeClient.open(io);
      again.send("40{\"pid\":\"" + pid + "\"}");

      assertThat(again.next()).isEqualTo(welcome);
      assertThat(recovered.orTimeout(5, TimeUnit.SECONDS).join()).isTrue();
      again.expectNothingElse();
    }
  }

  @Test
  void anExecutorMayBeStoppedBeforeTheServer() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    CompletableFuture<DisconnectReason> left = new CompletableFuture<>();
    SocketIoServer io = SocketIoServer.builder().executor(executor).build();
    io.onDisconnect((socket, reason) -> left.complete(reason));
    FakeClient.connect(io);
    executor.shutdownNow();

    io.close();

    assertThat(left).isCompletedWithValue(DisconnectReason.SERVER_SHUTTING_DOWN);
  }
}
