// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.adapter.AdapterFactory;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.Parser;
import io.socketio.jakarta.util.RandomIds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What all parts of one server share.
 *
 * @param options the options
 * @param parser the encoding of packets
 * @param adapters makes the adapter of each namespace
 * @param threads the threads
 * @param ids makes socket ids
 * @param noAuth the payload of a CONNECT without payload: an empty object, as received
 */
record ServerContext(
    SocketIoOptions options,
    Parser parser,
    AdapterFactory adapters,
    ServerThreads threads,
    RandomIds ids,
    PacketData noAuth) {

  Executor executor() {
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

  /** Runs a short task later, unless the returned handle cancels it. */
  ScheduledFuture<?> after(Duration delay, Runnable task) {
    return scheduler().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }
}
