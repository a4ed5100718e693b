// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.AckTimeoutException;
import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.SocketClosedException;
import io.socketio.jakarta.SocketIoException;
import io.socketio.jakarta.parser.PacketData;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The acknowledgements that one client owes to the application, as futures. */
final class AckRequests {
  private final PendingAcks pending = new PendingAcks();
  private final ServerContext context;

  AckRequests(ServerContext context) {
    this.context = context;
  }

  /** Registers before sending, so that no answer can come too early. */
  CompletionStage<EventArgs> request(long id, EmitFlags flags, Runnable send) {
    CompletableFuture<EventArgs> answer = new CompletableFuture<>();
    pending.expect(
        id,
        new PendingAcks.Waiting(
            data -> complete(() -> answer.complete(new DefaultArgs(data))),
            reason -> fail(answer, new SocketClosedException(reason))));
    try {
      flags.timeout().ifPresent(duration -> limit(id, answer, duration));
      send.run();
    } catch (Throwable e) {
      pending.remove(id);
      answer.cancel(false); // and the timer with it
      throw e;
    }
    return answer;
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

  private void limit(long id, CompletableFuture<EventArgs> answer, Duration duration) {
    var timer =
        context.after(
            duration,
            () -> {
              if (pending.remove(id) != null) {
                fail(answer, new AckTimeoutException());
              }
            });
    var unused = answer.whenComplete((reply, failure) -> timer.cancel(false));
  }

  private void fail(CompletableFuture<EventArgs> answer, SocketIoException failure) {
    complete(() -> answer.completeExceptionally(failure));
  }

  /** Completing runs application code, which must not keep a transport's thread. */
  private void complete(Runnable completion) {
    context.executor().execute(completion);
  }
}
