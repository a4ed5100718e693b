// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.HttpReply;
import io.socketio.jakarta.engine.PollingExchange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client of one long-polling session at the engine's door. */
final class PollingClient {
  private final SocketIoServer io;
  private final Answer handshake;
  private final String query;

  private PollingClient(SocketIoServer io, String query) {
    this.io = io;
    handshake = get(io, query);
    String sid = handshake.body().replaceFirst("0\\{\"sid\":\"([^\"]+)\".*", "$1");
    this.query = query + "&sid=" + sid;
  }

  static PollingClient open(SocketIoServer io) {
    return new PollingClient(io, "EIO=4&transport=polling");
  }

  /** A GET of any query. */
  static Answer get(SocketIoServer io, String query) {
    return new Answer(io, FakeRequest.get(query), "");
  }

  Answer handshake() {
    return handshake;
  }

  Answer poll() {
    return get(io, query);
  }

  Answer post(String packets) {
    return new Answer(io, new FakeRequest("POST", query), packets);
  }

  /** One request and its answer, which may take some time. */
  static final class Answer implements PollingExchange {
    private final CompletableFuture<HttpReply> reply = new CompletableFuture<>();
    private final EngineRequest request;
    private final String requestBody;

    Answer(SocketIoServer io, EngineRequest request, String requestBody) {
      this.request = request;
      this.requestBody = requestBody;
      io.engine().gateway().handle(this);
    }

    int status() {
      return reply().status();
    }

    String body() {
      return new String(reply().body(), UTF_8);
    }

    /** The headers of the tests, as {@code name: value}. */
    List<String> headers() {
      List<String> headers = new ArrayList<>();
      reply()
          .headers()
          .forEach(
              (name, value) -> {
                if (name.startsWith("X-")) {
                  headers.add(name + ": " + value);
                }
              });
      return headers;
    }

    private HttpReply reply() {
      assertThat(reply).as("answered within 5 s").succeedsWithin(5, TimeUnit.SECONDS);
      return reply.join();
    }

    @Override
    public EngineRequest request() {
      return request;
    }

    @Override
    public void readBody(long maxBytes, BodyReceiver receiver) {
      receiver.received(ByteBuffer.wrap(requestBody.getBytes(UTF_8)));
    }

    @Override
    public void respond(HttpReply answer) {
      reply.complete(answer);
    }

    @Override
    public void destroy() {
      reply.completeExceptionally(new IllegalStateException("destroyed"));
    }

    @Override
    public void onAbort(Runnable action) {} // this client waits for each answer
  }
}
