// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javaclient;

import io.socket.client.IO;
import io.socketio.jakarta.scenarios.ScenarioServer;
import io.socketio.jakarta.scenarios.Transports;
import io.socketio.jakarta.wire.Await;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The stock clients of one test; they are closed after it. */
final class Clients implements AfterEachCallback {
  private static final OkHttpClient HTTP = http();

  private final Supplier<URI> server;
  private final Queue<Client> opened = new ConcurrentLinkedQueue<>();

  Clients(ScenarioServer server) {
    this(server::base);
  }

  /** Clients of the server with this URL, which is asked for when they are made. */
  Clients(Supplier<URI> server) {
    this.server = server;
  }

  /** The default lets five requests run at a time, which five waiting polls are. */
  private static OkHttpClient http() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(1_000);
    dispatcher.setMaxRequestsPerHost(1_000);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .readTimeout(1, TimeUnit.MINUTES)
        .build();
  }

  static IO.Options options(Transports transports) {
    IO.Options options = new IO.Options();
    options.transports = transports.names();
    options.forceNew = true;
    options.callFactory = HTTP;
    options.webSocketFactory = HTTP;
    return options;
  }

  /** Options of a client whose upgrade to WebSocket does not begin before it may. */
  static IO.Options upgrading(CountDownLatch mayBegin) {
    IO.Options options = options(Transports.UPGRADE);
    options.webSocketFactory =
        HTTP.newBuilder()
            .addInterceptor(
                chain -> {
                  await(mayBegin);
                  return chain.proceed(chain.request());
                })
            .build();
    return options;
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(Await.BOUND.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("the upgrade was not allowed to begin");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Options with which lost clients come back soon. */
  static IO.Options fast(Transports transports) {
    IO.Options options = options(transports);
    options.reconnectionDelay = 50;
    options.reconnectionDelayMax = 500;
    return options;
  }

  /** Makes a client that is not connected yet. */
  Client open(String namespace, IO.Options options) {
    return open(server.get(), namespace, options);
  }

  /** Makes a client of any server that is not connected yet. */
  Client open(URI base, String namespace, IO.Options options) {
    Client client = new Client(IO.socket(base.resolve(namespace), options));
    opened.add(client);
    return client;
  }

  /** Makes a client of another namespace over the same connection; it is not connected yet. */
  Client join(Client client, String namespace) {
    Client other = new Client(client.socket().io().socket(namespace));
    opened.add(other);
    return other;
  }

  /** Opens a client and waits until it is connected and uses its last transport. */
  Client connect(Transports transports) {
    return connect(transports, options(transports));
  }

  /** Opens a client and waits until it is connected and uses its last transport. */
  Client connect(Transports transports, IO.Options options) {
    Client client = open("/", options);
    client.socket().connect();
    return client.awaitConnected().awaitUpgrade(transports);
  }

  /** Connects several clients at once. */
  List<Client> connectAll(int count, Transports transports) {
    List<Client> all = Stream.generate(() -> open("/", options(transports))).limit(count).toList();
    all.forEach(client -> client.socket().connect());
    all.forEach(client -> client.awaitConnected().awaitUpgrade(transports));
    return all;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    opened.forEach(client -> client.socket().disconnect());
    opened.clear();
  }
}
