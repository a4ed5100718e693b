// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/** An exchange whose answer gets the headers of middlewares, whoever gives it. */
final class HeadedExchange implements PollingExchange {
  private final PollingExchange exchange;
  private final ResponseHeaders headers;

  HeadedExchange(PollingExchange exchange, ResponseHeaders headers) {
    this.exchange = exchange;
    this.headers = headers;
  }

  @Override
  public EngineRequest request() {
    return exchange.request();
  }

  @Override
  public void readBody(long maxBytes, BodyReceiver receiver) {
    exchange.readBody(maxBytes, receiver);
  }

  @Override
  public void respond(HttpReply reply) {
    reply.headers().addMissing(headers);
    exchange.respond(reply);
  }

  @Override
  public void respond(HttpReply reply, Runnable taken) {
    reply.headers().addMissing(headers);
    exchange.respond(reply, taken);
  }

  @Override
  public void destroy() {
    exchange.destroy();
  }

  @Override
  public void onAbort(Runnable action) {
    exchange.onAbort(action);
  }
}
