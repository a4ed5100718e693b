// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.engine.EngineSocket;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.PacketType;
import io.socketio.jakarta.util.QueryString;
import io.socketio.jakarta.util.RandomIds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a client joins namespaces, which is all that differs between the revisions of Socket.IO. The
 * revision of Engine.IO tells which one a client speaks.
 */
enum Revision {
  /**
   * The protocol of clients 1 and 2: a name may carry a query, and an id is that of the session.
   */
  OLD {
    @Override
    String namespace(Packet packet) {
      String name = packet.namespace();
      int query = name.indexOf('?');
      return query < 0 ? name : name.substring(0, query);
    }

    @Override
    PacketData auth(Packet connect, ServerContext context) {
      String name = connect.namespace();
      int query = name.indexOf('?');
      if (query < 0) {
        return context.noAuth();
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      QueryString.forEach(name.substring(query + 1), parameters::put);
      return context.asReceived(parameters);
    }

    @Override
    boolean hasAuth(Packet connect) {
      return connect.namespace().indexOf('?') >= 0;
    }

    @Override
    String socketId(String namespace, EngineSocket engine, RandomIds ids) {
      return namespace.equals(MAIN) ? engine.id() : namespace + "#" + engine.id();
    }

    @Override
    PacketData welcome(String socketId, Optional<String> pid) {
      return PacketData.EMPTY;
    }

    @Override
    PacketData refusal(Outcome.Refused refusal) {
      return PacketData.of(refusal.data().orElse(refusal.message()));
    }
  },

  /** The protocol of clients 3 and 4. */
  CURRENT {
    @Override
    String namespace(Packet packet) {
      return packet.namespace();
    }

    @Override
    PacketData auth(Packet connect, ServerContext context) {
      return hasAuth(connect) ? connect.data() : context.noAuth();
    }

    @Override
    boolean hasAuth(Packet connect) {
      return connect.data().size() > 0;
    }

    @Override
    String socketId(String namespace, EngineSocket engine, RandomIds ids) {
      return ids.next();
    }

    @Override
    PacketData welcome(String socketId, Optional<String> pid) {
      Map<String, String> payload = new LinkedHashMap<>();
      payload.put("sid", socketId);
      pid.ifPresent(secret -> payload.put("pid", secret));
      return PacketData.of(payload);
    }

    @Override
    PacketData refusal(Outcome.Refused refusal) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("message", refusal.message());
      refusal.data().ifPresent(data -> error.put("data", data));
      return PacketData.of(error);
    }
  };

  private static final String MAIN = "/";
  private static final int OLD_ENGINE = 3;

  static Revision of(EngineSocket engine) {
    return engine.protocol() == OLD_ENGINE ? OLD : CURRENT;
  }

  /** What a client that begins by itself would send; an old one is taken there by the server. */
  static Packet joinMain() {
    return Packet.control(PacketType.CONNECT, MAIN, PacketData.EMPTY);
  }

  /** The namespace that a packet is for. */
  abstract String namespace(Packet packet);

  /** The payload of a CONNECT, as handlers read it. */
  abstract PacketData auth(Packet connect, ServerContext context);

  /** Whether a CONNECT has a payload of its own, which keeps the whole message. */
  abstract boolean hasAuth(Packet connect);

  abstract String socketId(String namespace, EngineSocket engine, RandomIds ids);

  /** The payload of the answer to a CONNECT. */
  abstract PacketData welcome(String socketId, Optional<String> pid);

  /** The payload of a CONNECT_ERROR for a client that middleware has refused. */
  abstract PacketData refusal(Outcome.Refused refusal);
}
