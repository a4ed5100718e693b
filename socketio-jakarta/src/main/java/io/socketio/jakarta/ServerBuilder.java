// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.adapter.AdapterFactory;
import io.socketio.jakarta.adapter.InMemoryAdapter;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.JsonParser;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.PacketType;
import io.socketio.jakarta.parser.Parser;
import io.socketio.jakarta.util.RandomIds;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Puts a server together. */
final class ServerBuilder implements SocketIoServer.Builder {
  private SocketIoOptions options = SocketIoOptions.builder().build();
  private AdapterFactory adapters = InMemoryAdapter::new;
  private @Nullable Parser parser;
  private @Nullable JsonCodec json;
  private @Nullable Executor executor;
  private @Nullable ScheduledExecutorService scheduler;

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
    Parser packets =
        parser != null ? parser : json != null ? new JsonParser(json) : new JsonParser();
    PacketData noAuth = emptyObject(packets);
    ServerThreads threads = new ServerThreads(executor, scheduler);
    return new DefaultServer(
        new ServerContext(options, packets, adapters, threads, new RandomIds(), noAuth));
  }

  /**
   * The payload of a CONNECT without payload, in the form in which the parser gives received ones.
   * So handlers read it as they read any other.
   */
  private static PacketData emptyObject(Parser parser) {
    AtomicReference<PacketData> received = new AtomicReference<>(PacketData.EMPTY);
    Parser.Decoder decoder = parser.decoder(0, packet -> received.set(packet.data()));
    Packet connect = Packet.control(PacketType.CONNECT, "/", PacketData.of(Map.of()));
    for (EngineMessage message : parser.encode(connect)) {
      if (message.isText()) {
        decoder.text(message.frame().substring(1));
      } else {
        decoder.binary(message.bytes());
      }
    }
    return received.get();
  }
}
