// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A client on a WebSocket. */
public final class WebSocketClient implements Client, WebSocket.Listener {
  private final Inbox inbox = new Inbox();
  private final CompletableFuture<WebSocket> socket;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private volatile boolean reading = true;
  private CompletableFuture<WebSocket> lastSend;

  private WebSocketClient(URI uri, String... headers) {
    socket = builder(headers).buildAsync(uri, this);
    lastSend = socket;
  }

  /** Opens a WebSocket; names and values of headers take turns. */
  public static WebSocketClient open(URI uri, String... headers) {
    WebSocketClient client = new WebSocketClient(uri, headers);
    Await.result("WebSocket", client.socket);
    return client;
  }

  private static WebSocket.Builder builder(String... headers) {
    WebSocket.Builder builder = Http.WEB_SOCKETS.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    return builder;
  }

  /** The status with which a handshake is refused. */
  public static int refusal(URI uri, String... headers) {
    Throwable failure =
        Await.result(
            "handshake",
            builder(headers)
                .buildAsync(uri, new WebSocket.Listener() {})
                .handle((opened, refused) -> refused));
    if (failure instanceof CompletionException wrapper
        && wrapper.getCause() instanceof WebSocketHandshakeException refused) {
      return refused.getResponse().statusCode();
    }
    throw new AssertionError("not refused", failure);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      receive(text.toString());
      text.setLength(0);
    }
    readMore(from);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
    byte[] received = new byte[part.remaining()];
    part.get(received);
    bytes.writeBytes(received);
    if (last) {
      inbox.add("b" + Base64.getEncoder().encodeToString(bytes.toByteArray()));
      bytes.reset();
    }
    readMore(from);
    return null;
  }

  private void receive(String packet) {
    switch (packet) {
      case "2" -> {
        if (reading) {
          send("3");
        }
      }
      case "6" -> {}
      default -> inbox.add(packet);
    }
  }

  private void readMore(WebSocket from) {
    if (reading) {
      from.request(1);
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    inbox.end("close " + code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    inbox.end(failure.toString());
  }

  @Override
  public synchronized CompletableFuture<Void> write(String... packets) {
    for (String packet : packets) {
      lastSend = lastSend.thenCompose(to -> to.sendText(packet, true));
    }
    return lastSend.thenAccept(done -> {});
  }

  @Override
  public String next() {
    return inbox.next();
  }

  /** One message may still be read: it was asked for before. */
  @Override
  public void stopReading() {
    reading = false;
  }

  @Override
  public boolean ended() {
    return inbox.ended();
  }

  @Override
  public void close() {
    var unused = socket.thenAccept(WebSocket::abort);
  }
}
