// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/** Asks a Tomcat over HTTP and WebSocket; each wait ends after 10 s. */
final class WebClient {
  private static final int PATIENCE_SECONDS = 10;

  private final HttpClient http = HttpClient.newHttpClient();
  private final TomcatServer tomcat;

  WebClient(TomcatServer tomcat) {
    this.tomcat = tomcat;
  }

  CompletableFuture<HttpResponse<String>> ask(String path, String... headers) {
    return http.sendAsync(request(path, headers).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return http.send(request(path, headers).build(), BodyHandlers.ofString());
  }

  HttpResponse<byte[]> getBytes(String path, String... headers) throws Exception {
    return http.send(request(path, headers).build(), BodyHandlers.ofByteArray());
  }

  /** Posts without announcing the length. */
  HttpResponse<String> postChunked(String path, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest post =
        request(path)
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
            .build();
    return http.send(post, BodyHandlers.ofString());
  }

  WebSocket connect(String path, Frames frames) throws Exception {
    return connecting(path, frames).get(PATIENCE_SECONDS, SECONDS);
  }

  CompletableFuture<WebSocket> connecting(String path, Frames frames) {
    return http.newWebSocketBuilder().buildAsync(tomcat.ws(path), frames);
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(tomcat.http(path)).timeout(Duration.ofSeconds(PATIENCE_SECONDS));
    return headers.length == 0 ? request : request.headers(headers);
  }

  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE_SECONDS, SECONDS);
    assertThat(next).as("something within %d s", PATIENCE_SECONDS).isNotNull();
    return next;
  }

  /** Writes down what a WebSocket client sees. */
  static final class Frames implements WebSocket.Listener {
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();

    String next() throws InterruptedException {
      return WebClient.next(frames);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        frames.add("text " + text);
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      frames.add("binary " + data.remaining());
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      frames.add("close " + status);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      frames.add("error " + error);
    }
  }
}
