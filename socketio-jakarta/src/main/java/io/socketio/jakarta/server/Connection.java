// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import io.socketio.jakarta.DisconnectReason;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.engine.CloseReason;
import io.socketio.jakarta.engine.EngineSocket;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.PacketException;
import io.socketio.jakarta.parser.PacketType;
import io.socketio.jakarta.parser.Parser;
import io.socketio.jakarta.util.Faults;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client connection: decodes its packets and hands them to its sockets, one for each namespace
 * that the client joined.
 *
 * <p>A socket is in the map from its CONNECT on, while middleware still decides: so a second
 * CONNECT, or an event that comes too early, is seen as what it is, a violation of the protocol.
 */
final class Connection implements EngineSocket.Listener, SocketLink {
  /** Finds the namespaces that clients may join. */
  @FunctionalInterface
  interface Namespaces {
    /**
     * Finds or creates a namespace and enters it.
     *
     * @param decision called once, now or later: with the namespace, to be left again, or without
     */
    void enter(String name, Handshake handshake, Consumer<Optional<DefaultNamespace>> decision);
  }

  private static final System.Logger LOG = System.getLogger(Connection.class.getName());

  private final EngineSocket engine;
  private final Revision revision;
  private final ServerContext context;
  private final Namespaces namespaces;
  private final Parser.Decoder decoder;
  private final Map<String, DefaultSocket> sockets = new ConcurrentHashMap<>(2);
  private final Set<String> undecided = ConcurrentHashMap.newKeySet(2);
  private final ScheduledFuture<?> connectTimer;
  private volatile @Nullable DisconnectReason ended;

  Connection(EngineSocket engine, ServerContext context, Namespaces namespaces) {
    this.engine = engine;
    this.revision = Revision.of(engine);
    this.context = context;
    this.namespaces = namespaces;
    this.decoder = context.parser().decoder(context.options().maxAttachments(), this::receive);
    this.connectTimer =
        context.after(
            context.options().connectTimeout(), () -> dismiss("no namespace joined in time"));
  }

  /** Old clients are in the main namespace from the start, whether they want to or not. */
  Connection start() {
    if (revision == Revision.OLD) {
      receive(Revision.joinMain());
    }
    return this;
  }

  // ---- from the engine

  @Override
  public void text(String data) {
    try {
      decoder.text(data);
    } catch (PacketException e) {
      invalid(e);
    }
  }

  @Override
  public void binary(ByteBuffer data) {
    try {
      decoder.binary(data);
    } catch (PacketException e) {
      invalid(e);
    }
  }

  @Override
  public void closed(CloseReason reason, String description) {
    connectTimer.cancel(false);
    end(DisconnectReason.of(reason));
    decoder.destroy();
  }

  private void end(DisconnectReason reason) {
    ended = reason;
    sockets.values().forEach(socket -> socket.close(reason));
    sockets.clear();
  }

  /** The sockets end with the connection, when the client has heard of it. */
  private void invalid(PacketException problem) {
    sockets.values().forEach(socket -> socket.reportLater(Optional.empty(), problem));
    close(problem.getMessage());
  }

  /** The sockets end at once. */
  private void dismiss(String why) {
    end(DisconnectReason.FORCED_SERVER_CLOSE);
    close(why);
  }

  private void close(@Nullable String why) {
    LOG.log(System.Logger.Level.DEBUG, "closing {0}: {1}", engine.request().remoteAddress(), why);
    engine.close();
  }

  // ---- packets

  private void receive(Packet packet) {
    DefaultSocket socket = sockets.get(revision.namespace(packet));
    if (socket == null && packet.type() == PacketType.CONNECT) {
      connect(packet);
    } else if (socket == null || socket.isConnecting() || !forSocket(packet.type())) {
      violation(packet);
    } else {
      socket.receive(packet);
    }
  }

  private static boolean forSocket(PacketType type) {
    return type != PacketType.CONNECT && type != PacketType.CONNECT_ERROR;
  }

  private void violation(Packet packet) {
    dismiss(packet.type() + " for " + packet.namespace() + " is not expected");
  }

  /** Looks for the namespace. Until that is decided, only its name keeps a second CONNECT away. */
  private void connect(Packet packet) {
    String name = revision.namespace(packet);
    if (!undecided.add(name) || sockets.containsKey(name)) {
      violation(packet);
      return;
    }
    if (undecided.size() + sockets.size() > context.options().maxNamespaces()) {
      refused(name, Map.of("message", "Too many namespaces"));
      return;
    }
    try {
      PacketData auth = revision.auth(packet, context);
      Handshake handshake = new DefaultHandshake(engine.request(), auth);
      namespaces.enter(name, handshake, found -> connect(name, handshake, found));
    } catch (Throwable e) {
      failed(name, e);
    }
  }

  private void connect(String name, Handshake handshake, Optional<DefaultNamespace> found) {
    if (found.isEmpty()) {
      refused(name, Map.of("message", "Invalid namespace"));
      return;
    }
    DefaultNamespace namespace = found.get();
    try {
      namespace.recover(
          handshake, revision, continuity -> connect(namespace, handshake, continuity));
    } catch (Throwable e) {
      namespace.leave();
      failed(name, e);
    }
  }

  private void connect(DefaultNamespace namespace, Handshake handshake, Continuity continuity) {
    DefaultSocket socket;
    try {
      socket = new DefaultSocket(namespace, this, handshake, continuity);
    } catch (Throwable e) {
      namespace.leave();
      failed(namespace.name(), e);
      return;
    }
    sockets.put(namespace.name(), socket);
    undecided.remove(namespace.name());
    DisconnectReason reason = ended;
    if (reason == null) {
      namespace.admit(socket);
    } else {
      socket.close(reason);
      left(socket);
    }
  }

  /** Neither the rules nor the middlewares have failed: these answer for themselves. */
  private void failed(String name, Throwable failure) {
    Faults.log(LOG, "a CONNECT for " + name + " failed", failure);
    refused(name, Map.of("message", DefaultSocket.FAILED.message()));
  }

  private void refused(String name, Map<String, Object> error) {
    undecided.remove(name);
    Faults.isolate(
        LOG, () -> "a refusal cannot be sent", () -> sendError(name, PacketData.of(error)));
  }

  // ---- for the sockets

  @Override
  public EngineSocket engine() {
    return engine;
  }

  @Override
  public Revision revision() {
    return revision;
  }

  @Override
  public void joined(Socket socket) {
    connectTimer.cancel(false);
  }

  @Override
  public void left(Socket socket) {
    sockets.remove(socket.namespace().name(), socket);
  }

  @Override
  public void refused(Socket socket, Outcome.Refused refusal) {
    left(socket);
    sendError(socket.namespace().name(), revision.refusal(refusal));
  }

  @Override
  public void disconnectAll() {
    sockets.values().forEach(this::leaveNamespace);
    engine.close();
  }

  private void leaveNamespace(DefaultSocket socket) {
    Faults.isolate(LOG, () -> socket + " cannot be disconnected", socket::leaveNamespace);
  }

  @Override
  public void pause() {
    engine.pause();
  }

  @Override
  public void resume() {
    engine.resume();
  }

  private void sendError(String namespace, PacketData error) {
    Packet packet = Packet.control(PacketType.CONNECT_ERROR, namespace, error);
    engine.send(context.encode(packet, true));
  }
}
