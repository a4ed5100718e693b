// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.HttpReply;
import io.socketio.jakarta.engine.PollingExchange;
import java.nio.ByteBuffer;

/** A request of a polling client, without a network. */
final class Exchange implements PollingExchange {
  private final EngineRequest request;
  private final byte[] sent;
  private byte[] answer;

  private Exchange(EngineRequest request, byte[] sent) {
    this.request = request;
    this.sent = sent;
  }

  /** Sends a body and returns the answer, which must come at once. */
  static byte[] with(SocketIoServer io, EngineRequest request, byte[] sent) {
    Exchange exchange = new Exchange(request, sent);
    io.engine().gateway().handle(exchange);
    if (exchange.answer == null) {
      throw new IllegalStateException("no answer yet");
    }
    return exchange.answer;
  }

  @Override
  public EngineRequest request() {
    return request;
  }

  @Override
  public void readBody(long maxBytes, BodyReceiver receiver) {
    receiver.received(ByteBuffer.wrap(sent));
  }

  @Override
  public void respond(HttpReply reply) {
    Answers.expect(200, reply.status());
    answer = reply.body();
  }

  @Override
  public void destroy() {
    throw new IllegalStateException("the server cut the connection");
  }

  @Override
  public void onAbort(Runnable action) {
    // nothing aborts here
  }
}
