// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client on long polling, with one poll and at most one POST at a time. */
public final class PollingClient implements Client {
  public static final String PATH = "/socket.io/?EIO=4&transport=polling";

  private static final String SEPARATOR = "\u001e";
  private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

  private final URI uri;
  private final String[] headers;
  private final String sid;
  private final Inbox inbox = new Inbox();
  private volatile boolean reading = true;
  private CompletableFuture<Void> lastPost = CompletableFuture.completedFuture(null);

  private PollingClient(URI uri, String sid, String... headers) {
    this.uri = uri;
    this.headers = headers;
    this.sid = sid;
  }

  /** Opens a session; names and values of headers take turns. */
  public static PollingClient open(URI endpoint, String... headers) {
    String sid = sid(Http.send(request(endpoint, headers)));
    PollingClient client = new PollingClient(URI.create(endpoint + "&sid=" + sid), sid, headers);
    client.poll();
    return client;
  }

  /** The session id in the answer to a handshake. */
  public static String sid(HttpResponse<String> response) {
    Matcher matcher = SID.matcher(response.body());
    if (response.statusCode() != 200 || !matcher.find()) {
      throw new AssertionError("no session: " + response + response.body());
    }
    return matcher.group(1);
  }

  public String sid() {
    return sid;
  }

  private static HttpRequest.Builder request(URI uri, String... headers) {
    HttpRequest.Builder request = Http.request(uri);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private void poll() {
    var unused =
        Http.CLIENT
            .sendAsync(request(uri, headers).build(), BodyHandlers.ofString())
            .whenComplete(this::received);
  }

  private void received(HttpResponse<String> response, Throwable failure) {
    if (failure != null || response == null || response.statusCode() != 200) {
      inbox.end("poll: " + response + failure);
      return;
    }
    if (!reading) {
      return;
    }
    for (String packet : response.body().split(SEPARATOR, -1)) {
      receive(packet);
    }
    if (!inbox.ended()) {
      poll();
    }
  }

  private void receive(String packet) {
    switch (packet) {
      case "1" -> inbox.end("close packet");
      case "2" -> send("3");
      case "6" -> {}
      default -> inbox.add(packet);
    }
  }

  @Override
  public synchronized CompletableFuture<Void> write(String... packets) {
    String payload = String.join(SEPARATOR, packets);
    lastPost = lastPost.thenCompose(done -> post(payload));
    return lastPost;
  }

  private CompletableFuture<Void> post(String payload) {
    return Http.CLIENT
        .sendAsync(
            request(uri, headers).POST(BodyPublishers.ofString(payload)).build(),
            BodyHandlers.ofString())
        .thenAccept(
            response -> {
              if (response.statusCode() != 200) {
                throw new AssertionError(response + response.body());
              }
            });
  }

  @Override
  public String next() {
    return inbox.next();
  }

  /** The poll under way may still be answered; nobody looks at it. */
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
    stopReading();
  }
}
