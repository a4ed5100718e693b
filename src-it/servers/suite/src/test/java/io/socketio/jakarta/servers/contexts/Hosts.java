// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.contexts;

import io.socketio.jakarta.adapter.AdapterFactory;
import io.socketio.jakarta.adapter.AdapterHost;
import io.socketio.jakarta.adapter.SessionAwareAdapter;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Plays another node, which emits events to this one. */
@ApplicationScoped
public class Hosts {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final long KEPT_BYTES = 1 << 20;
  private static final Map<String, AdapterHost> BY_NAMESPACE = new ConcurrentHashMap<>();

  /** Makes adapters as the server does. */
  @Produces
  static AdapterFactory adapters() {
    return host -> {
      BY_NAMESPACE.put(host.namespace(), host);
      return new SessionAwareAdapter(host, KEPT, KEPT_BYTES);
    };
  }

  void deliver(String event) {
    BY_NAMESPACE.get("/").serverSideEvent(Packet.event("/", event, PacketData.EMPTY));
  }
}
