// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import io.socketio.jakarta.wire.Await;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.json.JSONObject;

/** A stock client of one web application, mostly of an EAR. */
final class EarClient implements AutoCloseable {
  private static final Duration BOUND = Duration.ofSeconds(20);

  private final Socket socket;
  private final List<Object> asked = new CopyOnWriteArrayList<>();

  EarClient(URL server, String contextPath) {
    IO.Options options =
        IO.Options.builder().setForceNew(true).setPath(contextPath + "/socket.io").build();
    socket = IO.socket(URI.create("http://127.0.0.1:" + server.getPort()), options);
    socket.on("asked", args -> asked.add(args[0]));
    socket.connect();
  }

  /** Asks, and waits for the answer: how often this client has asked. */
  Object ask() {
    return ask("where");
  }

  /** Emits an event without arguments, and waits for the answer. */
  Object ask(String event) {
    CompletableFuture<Object> answer = new CompletableFuture<>();
    socket.emit(event, new Object[0], (Ack) args -> answer.complete(args[0]));
    return await(answer);
  }

  /** Asks for another namespace, and waits for the refusal. */
  String refusal(String namespace) {
    CompletableFuture<Object> refusal = new CompletableFuture<>();
    Socket other = socket.io().socket(namespace);
    other.once(Socket.EVENT_CONNECT_ERROR, args -> refusal.complete(args[0]));
    other.once(Socket.EVENT_CONNECT, args -> refusal.complete("not refused"));
    other.connect();
    Object reason = await(refusal);
    other.close();
    return reason instanceof JSONObject error ? error.optString("message") : reason.toString();
  }

  private static Object await(CompletableFuture<Object> answer) {
    try {
      return answer.get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }

  /** The names of the web applications whose observers this client has heard, in their order. */
  List<Object> asked() {
    return asked;
  }

  void awaitAsked(String name) {
    Await.until(name + " was asked", BOUND, () -> asked.contains(name));
  }

  @Override
  public void close() {
    socket.close();
  }
}
