// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.ArgsReader;
import io.socketio.jakarta.GenericType;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.adapter.AdapterFactory;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.PacketType;
import io.socketio.jakarta.parser.Parser;
import io.socketio.jakarta.util.RandomIds;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What all parts of one server share.
 *
 * @param options the options
 * @param parser the encoding of packets
 * @param adapters makes the adapter of each namespace
 * @param threads the threads
 * @param ids makes socket ids
 * @param noAuth the payload of a CONNECT without payload: an empty object, as received
 * @param socketBytes what the sockets of all connections may take
 * @param pendingBytes what the large events of all connections may take that wait for handlers
 * @param incomplete the packets whose attachments are still to come
 * @param startup whether the first client is still to come
 */
record ServerContext(
    SocketIoOptions options,
    Parser parser,
    AdapterFactory adapters,
    ServerThreads threads,
    RandomIds ids,
    PacketData noAuth,
    Budget socketBytes,
    Budget pendingBytes,
    IncompletePackets incomplete,
    Startup startup) {

  /** Runs what belongs to no client. */
  ContextualExecutor executor() {
    return threads.executor();
  }

  ScheduledExecutorService scheduler() {
    return threads.scheduler();
  }

  /** Encodes a packet for any number of receivers. */
  List<EngineMessage> encode(Packet packet, boolean compress) {
    List<EngineMessage> messages = parser.encode(packet);
    return compress ? messages : messages.stream().map(each -> each.compress(false)).toList();
  }

  /** Brings a payload into the form of received ones, so that handlers read it as any other. */
  PacketData asReceived(Object payload) {
    return asReceived(parser, payload);
  }

  static PacketData asReceived(Parser parser, Object payload) {
    AtomicReference<PacketData> received = new AtomicReference<>(PacketData.EMPTY);
    Parser.Decoder decoder = parser.decoder(0, packet -> received.set(packet.data()));
    Packet connect = Packet.control(PacketType.CONNECT, "/", PacketData.of(payload));
    for (EngineMessage message : parser.encode(connect)) {
      if (message.isText()) {
        decoder.text(message.frame().substring(1));
      } else {
        decoder.binary(message.bytes());
      }
    }
    return received.get();
  }

  /**
   * Makes the reader of what a handler declares.
   *
   * @throws IllegalArgumentException if no arguments can ever be read as it
   */
  <T> ArgsReader<T> reader(Class<T> type) {
    return readable(ArgsReader.of(type));
  }

  /** The same for a generic type. */
  <T> ArgsReader<T> reader(GenericType<T> type) {
    return readable(ArgsReader.of(type));
  }

  private <T> ArgsReader<T> readable(ArgsReader<T> reader) {
    for (Type type : reader.types()) {
      Optional<String> problem = parser.problem(type);
      if (problem.isPresent()) {
        throw new IllegalArgumentException("cannot be decoded: " + problem.get());
      }
    }
    return reader;
  }

  /** Runs a short task later, unless the returned handle cancels it. */
  ScheduledFuture<?> after(Duration delay, Runnable task) {
    return scheduler().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }
}
