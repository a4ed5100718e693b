// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.AckTimeoutException;
import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.SocketClosedException;
import io.socketio.jakarta.SocketIoException;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.util.CurrentExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The acknowledgements that one client owes to the application, as futures. */
final class AckRequests {
  private final PendingAcks pending = new PendingAcks();
  private final ServerContext context;

  AckRequests(ServerContext context) {
    this.context = context;
  }

  /**
   * Registers before sending, so that no answer can come too early. The application hears of it in
   * the context that it has asked in.
   */
  CompletionStage<EventArgs> request(long id, EmitFlags flags, Runnable send) {
    Answer answer = new Answer(CurrentExecutor.orElse(context.executor()));
    pending.expect(id, new PendingAcks.Waiting(answer::arrived, answer::closed));
    try {
      flags.timeout().ifPresent(duration -> limit(id, answer, duration));
      send.run();
    } catch (Throwable e) {
      pending.remove(id);
      answer.stage.cancel(false); // and the timer with it
      throw e;
    }
    return answer.stage;
  }

  void expect(long id, Consumer<PacketData> reply) {
    pending.expect(id, new PendingAcks.Waiting(reply, reason -> {}));
  }

  void forget(long id) {
    pending.remove(id);
  }

  void arrived(long id, PacketData data) {
    pending.arrived(id, data);
  }

  void close(DisconnectReason reason) {
    pending.close(reason);
  }

  private void limit(long id, Answer answer, Duration duration) {
    var timer =
        context.after(
            duration,
            () -> {
              if (pending.remove(id) != null) {
                answer.fail(new AckTimeoutException());
              }
            });
    var unused = answer.stage.whenComplete((reply, failure) -> timer.cancel(false));
  }

  /** Completing runs application code, which must not keep a transport's thread. */
  private static final class Answer {
    private final CompletableFuture<EventArgs> stage = new CompletableFuture<>();
    private final Executor executor;

    Answer(Executor executor) {
      this.executor = executor;
    }

    void arrived(PacketData data) {
      executor.execute(() -> stage.complete(new DefaultArgs(data)));
    }

    void closed(DisconnectReason reason) {
      fail(new SocketClosedException(reason));
    }

    void fail(SocketIoException failure) {
      executor.execute(() -> stage.completeExceptionally(failure));
    }
  }
}
