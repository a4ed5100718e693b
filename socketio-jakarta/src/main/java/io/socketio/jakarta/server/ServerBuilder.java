// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.adapter.AdapterFactory;
import io.socketio.jakarta.adapter.InMemoryAdapter;
import io.socketio.jakarta.adapter.SessionAwareAdapter;
import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.JsonParser;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.Parser;
import io.socketio.jakarta.util.HeapShare;
import io.socketio.jakarta.util.RandomIds;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Puts a server together. Public for {@link java.util.ServiceLoader} alone. */
public final class ServerBuilder implements SocketIoServer.Builder {
  private SocketIoOptions options = SocketIoOptions.builder().build();
  private @Nullable AdapterFactory adapters;
  private @Nullable Parser parser;
  private @Nullable JsonCodec json;
  private @Nullable Executor executor;
  private @Nullable ScheduledExecutorService scheduler;

  /** Starts from the defaults. */
  public ServerBuilder() {}

  @Override
  public SocketIoServer.Builder options(SocketIoOptions value) {
    options = value;
    return this;
  }

  @Override
  public SocketIoServer.Builder adapter(AdapterFactory factory) {
    adapters = factory;
    return this;
  }

  @Override
  public SocketIoServer.Builder parser(Parser value) {
    parser = value;
    return this;
  }

  @Override
  public SocketIoServer.Builder json(JsonCodec codec) {
    json = codec;
    return this;
  }

  @Override
  public SocketIoServer.Builder executor(Executor value) {
    executor = value;
    return this;
  }

  @Override
  public SocketIoServer.Builder scheduler(ScheduledExecutorService value) {
    scheduler = value;
    return this;
  }

  @Override
  public SocketIoServer build() {
    Startup startup = new Startup();
    Parser packets = parser != null ? parser : jsonParser(startup);
    PacketData noAuth = ServerContext.asReceived(packets, Map.of());
    ServerThreads threads = new ServerThreads(executor, scheduler);
    AdapterFactory factory = adapters != null ? adapters : inMemory(options);
    try {
      return new DefaultServer(
          new ServerContext(
              options,
              packets,
              factory,
              threads,
              new RandomIds(),
              noAuth,
              new Budget(options.maxSocketBytes()),
              new Budget(HeapShare.quarter()),
              new IncompletePackets(options.maxIncompleteBytes()),
              startup));
    } catch (Throwable e) { // of the adapter
      threads.stop();
      throw e;
    }
  }

  private Parser jsonParser(Startup startup) {
    try {
      return json != null ? new JsonParser(json) : new JsonParser();
    } catch (IllegalStateException e) {
      throw startup.refused(e);
    }
  }

  private static AdapterFactory inMemory(SocketIoOptions options) {
    return options
        .connectionStateRecovery()
        .<AdapterFactory>map(
            recovery ->
                SessionAwareAdapter.factory(
                    recovery.maxDisconnectionDuration(), recovery.maxStoredBytes()))
        .orElse(InMemoryAdapter::new);
  }
}
