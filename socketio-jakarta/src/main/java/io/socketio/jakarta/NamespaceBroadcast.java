// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A namespace as the place that one sends to: all its sockets, or the same namespace on the other
 * nodes. What a {@link Socket} knows of its namespace; {@link SocketIoServer#of(Socket)} has the
 * rest.
 */
public interface NamespaceBroadcast extends Broadcast {
  /**
   * The name.
   *
   * @return {@code /} for the main namespace
   */
  String name();

  /**
   * Emits an event to this namespace on all other nodes of the cluster, where {@link
   * Namespace#onServerSide} handles it. Nothing is sent to clients, and nothing at all with {@link
   * io.socketio.jakarta.adapter.InMemoryAdapter}, which knows no other nodes.
   *
   * @param event the event name; {@code connect}, {@code connection} and {@code new_namespace} are
   *     refused with {@link IllegalArgumentException}
   * @param args as for {@link #emit}
   */
  void serverSideEmit(String event, Object... args);

  /**
   * Emits an event to this namespace on all other nodes, and collects what they answer.
   *
   * @param event the event name, as for {@link #serverSideEmit}
   * @param args as for {@link #emit}
   * @return the answers of the other nodes, in no order; empty at once if there are none; fails
   *     with {@link AckTimeoutException} if one does not answer within 5 s. Completed on the
   *     server's executor
   */
  CompletionStage<List<EventArgs>> serverSideEmitWithAck(String event, Object... args);
}
