// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.ConnectMiddleware;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.NamespaceRule;
import io.socketio.jakarta.Outcome;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.adapter.AdapterHost;
import io.socketio.jakarta.adapter.InMemoryAdapter;
import io.socketio.jakarta.adapter.LocalSocket;
import io.socketio.jakarta.adapter.RoomListener;
import io.socketio.jakarta.engine.AllowRequest;
import io.socketio.jakarta.engine.CloseReason;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.engine.EngineMiddleware;
import io.socketio.jakarta.engine.EngineObserver;
import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.jsonb.JsonbCodec;
import io.socketio.jakarta.parser.JsonCodec;
import io.socketio.jakarta.parser.JsonParser;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketType;
import io.socketio.jakarta.parser.Parser;
import java.lang.reflect.Type;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Errors from every place where a server calls the application: none of them ends more than the
 * reference server's callback error would, and nothing stays behind.
 *
 * <p>Each hook of a namespace has a namespace of its name, each hook of the engine the requests
 * that name it. A hook strikes as long as it is armed.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HookFaultIT {
  private static final String INTERNAL = "{\"message\":\"Internal server error\"}";
  private static final String INVALID = "{\"message\":\"Invalid namespace\"}";

  /** Errors that handlers throw, and how. */
  private static final Map<String, Runnable> KINDS = kinds();

  private final Set<String> armed = ConcurrentHashMap.newKeySet();
  private volatile String kind = "Error";
  private final Map<String, Consumer<Namespace>> kept = kept();
  private final Map<String, ConnectMiddleware> refusing = refusing();
  private final SocketIoServer io = server();
  private final TomcatServer tomcat = TomcatServer.serving(io);

  @AfterAll
  void stop() {
    tomcat.close();
  }

  // ---- what is thrown

  private static final class Custom extends Error {
    private static final long serialVersionUID = 1L;

    Custom() {
      super("on purpose", null, false, false);
    }
  }

  /** A value that the codec cannot deal with. */
  private record Unfit() {}

  @SuppressWarnings("removal") // it is thrown at any thread that somebody stops
  private static Map<String, Runnable> kinds() {
    Map<String, Runnable> kinds = new LinkedHashMap<>();
    kinds.put("Error", () -> sneak(new Custom()));
    kinds.put("StackOverflowError", HookFaultIT::recurse);
    kinds.put("NoClassDefFoundError", () -> sneak(new NoClassDefFoundError("on purpose")));
    kinds.put("AssertionError", () -> sneak(new AssertionError("on purpose")));
    kinds.put("OutOfMemoryError", () -> sneak(new OutOfMemoryError("on purpose")));
    kinds.put("InternalError", () -> sneak(new InternalError("on purpose")));
    kinds.put("ThreadDeath", () -> sneak(new ThreadDeath()));
    kinds.put("checked exception", () -> sneak(new java.io.IOException("on purpose")));
    return kinds;
  }

  @SuppressWarnings("InfiniteRecursion") // which is the purpose
  private static void recurse() {
    recurse();
  }

  @SuppressWarnings("unchecked") // the cast is of the compiler alone
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private void strike(String hook) {
    if (armed.contains(hook)) {
      KINDS.get(kind).run();
    }
  }

  private <T> T strikeOr(String hook, T otherwise) {
    strike(hook);
    return otherwise;
  }

  // ---- the hooks

  /** Hooks of a namespace whose failure costs the client nothing but what they would have done. */
  private Map<String, Consumer<Namespace>> kept() {
    Map<String, Consumer<Namespace>> hooks = new LinkedHashMap<>();
    hooks.put("connection", ns -> ns.onConnection(socket -> strike("connection")));
    hooks.put("handler", ns -> ns.on("go", event -> strike("handler")));
    hooks.put(
        "typed handler", ns -> ns.on("go", String.class, (text, event) -> strike("typed handler")));
    hooks.put("event", ns -> ns.onEvent(event -> strike("event")));
    hooks.put("any", ns -> ns.onAny(event -> strike("any")));
    hooks.put("disconnecting", ns -> ns.onDisconnecting((s, reason) -> strike("disconnecting")));
    hooks.put("disconnect", ns -> ns.onDisconnect((s, reason) -> strike("disconnect")));
    hooks.put(
        "error handler",
        ns -> {
          ns.onError(error -> strike("error handler"));
          ns.on("go", event -> strike("error handler"));
        });
    ofSockets(hooks, "socket handler", s -> s.on("go", event -> strike("socket handler")));
    ofSockets(hooks, "once", s -> s.once("go", event -> strike("once")));
    ofSockets(hooks, "socket any", s -> s.onAny(event -> strike("socket any")));
    ofSockets(hooks, "prepended", s -> s.prependAny(event -> strike("prepended")));
    ofSockets(hooks, "leaving", s -> s.onDisconnecting(reason -> strike("leaving")));
    ofSockets(hooks, "left", s -> s.onDisconnect(reason -> strike("left")));
    ofSockets(
        hooks,
        "outgoing",
        s -> {
          s.onAnyOutgoing(event -> strike("outgoing"));
          s.on("go", event -> s.emit("back"));
        });
    ofSockets(
        hooks,
        "prepended outgoing",
        s -> {
          s.prependAnyOutgoing(event -> strike("prepended outgoing"));
          s.on("go", event -> s.emit("back"));
        });
    ofSockets(
        hooks,
        "event middleware",
        s ->
            s.use(
                event ->
                    event.name().equals("go")
                        ? strikeOr("event middleware", Outcome.accept())
                        : Outcome.accept()));
    onGo(
        hooks,
        "acknowledgement in time",
        socket ->
            socket
                .timeout(Duration.ofMillis(1))
                .emitWithAck("question")
                .whenComplete((reply, failure) -> strike("acknowledgement in time")));
    onGo(
        hooks,
        "acknowledgement of one who leaves",
        socket ->
            socket
                .emitWithAck("question")
                .whenComplete((reply, failure) -> strike("acknowledgement of one who leaves")));
    onGo(
        hooks,
        "broadcast acknowledgement",
        socket ->
            socket
                .namespace()
                .timeout(Duration.ofMillis(1))
                .emitWithAck("question")
                .whenComplete((replies, failure) -> strike("broadcast acknowledgement")));
    onGo(
        hooks,
        "fetched sockets",
        socket -> socket.namespace().fetchSockets().thenAccept(all -> strike("fetched sockets")));
    onGo(
        hooks,
        "remote socket",
        socket ->
            socket
                .namespace()
                .fetchSockets()
                .thenAccept(
                    all ->
                        all.get(0)
                            .timeout(Duration.ofMillis(1))
                            .emitWithAck("question")
                            .whenComplete((reply, failure) -> strike("remote socket"))));
    onGo(hooks, "codec writing", socket -> socket.emit("back", unfit("codec writing")));
    onGo(
        hooks,
        "codec writing for all",
        socket -> socket.namespace().emit("back", unfit("codec writing for all")));
    hooks.put(
        "codec writing an acknowledgement",
        ns -> ns.on("go", e -> e.ack().send(unfit("codec writing an acknowledgement"))));
    hooks.put(
        "codec reading",
        ns ->
            ns.on(
                "go",
                e -> {
                  if (armed.contains("codec reading")) {
                    e.args().get(0, Unfit.class);
                  }
                }));
    hooks.put("rooms", ns -> ns.onRooms(new StrikingRooms()));
    hooks.put("adapter del", ns -> {});
    hooks.put("adapter stage", ns -> {});
    return hooks;
  }

  private static void ofSockets(
      Map<String, Consumer<Namespace>> hooks, String name, Consumer<Socket> hook) {
    hooks.put(name, ns -> ns.onConnection(hook));
  }

  private static void onGo(
      Map<String, Consumer<Namespace>> hooks, String name, Consumer<Socket> hook) {
    hooks.put(name, ns -> ns.on("go", event -> hook.accept(event.socket())));
  }

  private Object unfit(String hook) {
    return armed.contains(hook) ? new Unfit() : "fit";
  }

  /** Middleware whose failure refuses the client. */
  private Map<String, ConnectMiddleware> refusing() {
    Map<String, ConnectMiddleware> hooks = new LinkedHashMap<>();
    hooks.put(
        "middleware",
        candidate -> strikeOr("middleware", CompletableFuture.completedFuture(Outcome.accept())));
    hooks.put(
        "middleware of a function",
        ConnectMiddleware.of(candidate -> strikeOr("middleware of a function", Outcome.accept())));
    hooks.put(
        "middleware later",
        candidate ->
            CompletableFuture.supplyAsync(() -> strikeOr("middleware later", Outcome.accept())));
    hooks.put(
        "middleware without stage",
        candidate ->
            armed.contains("middleware without stage")
                ? null
                : CompletableFuture.completedFuture(Outcome.accept()));
    hooks.put(
        "middleware without outcome",
        candidate ->
            CompletableFuture.completedFuture(
                armed.contains("middleware without outcome") ? null : Outcome.accept()));
    hooks.put("adapter add", candidate -> CompletableFuture.completedFuture(Outcome.accept()));
    return hooks;
  }

  private final class StrikingRooms implements RoomListener {
    @Override
    public void created(String room) {
      strike("rooms");
    }

    @Override
    public void joined(String room, String socketId) {
      strike("rooms");
    }

    @Override
    public void left(String room, String socketId) {
      strike("rooms");
    }

    @Override
    public void deleted(String room) {
      strike("rooms");
    }
  }

  private final class StrikingObserver implements EngineObserver {
    @Override
    public void packetReceived(EngineObserver.PacketType type, Optional<EngineMessage> message) {
      strike("observer");
    }

    @Override
    public void packetQueued(EngineObserver.PacketType type, Optional<EngineMessage> message) {
      strike("observer");
    }

    @Override
    public void flush(int packets) {
      strike("observer");
    }

    @Override
    public void drain() {
      strike("observer");
    }

    @Override
    public void closed(CloseReason reason, String description) {
      strike("observer");
    }
  }

  private final class StrikingAdapter extends InMemoryAdapter {
    private final String name;

    StrikingAdapter(AdapterHost host) {
      super(host);
      name = host.namespace();
      strike(name);
    }

    @Override
    public CompletionStage<Void> addAll(LocalSocket socket, Set<String> names) {
      if (name.equals("/adapter add")) {
        strike("adapter add");
      }
      super.addAll(socket, names);
      return later();
    }

    @Override
    public CompletionStage<Void> delAll(LocalSocket socket) {
      if (name.equals("/adapter del")) {
        strike("adapter del");
      }
      super.delAll(socket);
      return later();
    }

    private CompletionStage<Void> later() {
      return name.equals("/adapter stage")
          ? CompletableFuture.runAsync(() -> strike("adapter stage"))
          : CompletableFuture.completedFuture(null);
    }
  }

  private static final class StrikingCodec implements JsonCodec {
    private final JsonCodec json = new JsonbCodec();

    @Override
    public void encode(Object value, StringBuilder out, Attachments attachments) {
      if (value instanceof Unfit) {
        throw new Custom();
      }
      json.encode(value, out, attachments);
    }

    @Override
    public Object decode(String text, Type type, AttachmentSource source) {
      if (type == Unfit.class) {
        throw new Custom();
      }
      return json.decode(text, type, source);
    }
  }

  private final class StrikingParser implements Parser {
    private final Parser json = new JsonParser(new StrikingCodec());

    @Override
    public List<EngineMessage> encode(Packet packet) {
      if (packet.type() == PacketType.CONNECT && packet.namespace().equals("/parser writing")) {
        strike("parser writing");
      }
      return json.encode(packet);
    }

    @Override
    public Decoder decoder(int maxAttachments, Consumer<Packet> sink) {
      Decoder decoder = json.decoder(maxAttachments, sink);
      return new Decoder() {
        @Override
        public void text(String data) {
          if (data.contains("PARSER")) {
            strike("parser reading");
          }
          decoder.text(data);
        }

        @Override
        public void binary(ByteBuffer data) {
          decoder.binary(data);
        }

        @Override
        public void destroy() {
          strike("parser ending");
          decoder.destroy();
        }
      };
    }
  }

  private static boolean names(EngineRequest request, String hook) {
    return request.parameter("fault").filter(hook::equals).isPresent();
  }

  private void strikeAt(EngineRequest request, String hook) {
    if (names(request, hook)) {
      strike(hook);
    }
  }

  private SocketIoServer server() {
    SocketIoOptions options =
        SocketIoOptions.builder()
            .engine(
                engine ->
                    engine
                        .allowRequest(
                            request -> {
                              strikeAt(request, "allowRequest");
                              return CompletableFuture.completedFuture(new AllowRequest.Allowed());
                            })
                        .generateId(
                            request -> {
                              strikeAt(request, "generateId");
                              return "id" + System.nanoTime();
                            }))
            .build();
    SocketIoServer server =
        SocketIoServer.builder()
            .options(options)
            .parser(new StrikingParser())
            .adapter(StrikingAdapter::new)
            .build();
    kept.forEach((name, hook) -> hook.accept(prepared(server.of("/" + name))));
    refusing.forEach((name, hook) -> prepared(server.of("/" + name)).use(hook));
    prepared(server.of("/parser writing"));
    prepared(server.of(Pattern.compile("/(new namespace|factory) .*")));
    prepared(
        server.of(
            NamespaceRule.of((name, handshake) -> strikeOr("rule", name.startsWith("/rule ")))));
    server.onNewNamespace(
        ns -> {
          if (ns.name().startsWith("/new namespace")) {
            strike("new namespace");
          }
        });
    var engine = server.engine();
    engine.use(
        EngineMiddleware.of(
            (request, headers) -> {
              strikeAt(request, "engine middleware");
              return true;
            }));
    engine.onConnection(session -> strikeAt(session.request(), "engine connection"));
    engine.onConnection(
        session -> {
          if (names(session.request(), "observer")) {
            session.observe(new StrikingObserver());
          }
        });
    engine.onInitialHeaders((headers, request) -> strikeAt(request, "initial headers"));
    engine.onHeaders((headers, request) -> strikeAt(request, "headers"));
    engine.onConnectionError(error -> strike("connection error"));
    return server;
  }

  private static <N extends Namespace> N prepared(N namespace) {
    namespace.on("echo", event -> event.ack().send(event.args()));
    return namespace;
  }

  // ---- the walk

  Stream<Arguments> keptHooks() {
    return each(kept.keySet());
  }

  /** The client is served on, leaves, and may come again. */
  @ParameterizedTest
  @MethodSource("keptHooks")
  void aClientIsServedOn(String hook, Transport transport) {
    try (Client client = transport.open(tomcat).join();
        Client other = transport.open(tomcat).join()) {
      armed.add(hook);
      visit(client, hook);
      awaitEmpty(hook);
      armed.remove(hook);

      visit(client, hook);
      awaitEmpty(hook);
      client.assertServed();
      other.assertServed();
    }
  }

  Stream<Arguments> refusingHooks() {
    return each(refusing.keySet());
  }

  @ParameterizedTest
  @MethodSource("refusingHooks")
  void aClientIsRefusedAndMayTryAgain(String hook, Transport transport) {
    refusedThenServed(hook, "/" + hook, INTERNAL, transport);
  }

  @ParameterizedTest
  @EnumSource
  void aRuleThatFailsAllowsNothing(Transport transport) {
    refusedThenServed("rule", "/rule " + transport, INVALID, transport);
  }

  @ParameterizedTest
  @EnumSource
  void aNamespaceWithoutAdapterDoesNotExist(Transport transport) {
    String name = "/factory " + transport;
    refusedThenServed(name, name, INVALID, transport);
  }

  private void refusedThenServed(String hook, String name, String why, Transport transport) {
    try (Client client = transport.open(tomcat).join()) {
      armed.add(hook);
      client.send("40" + name + ",");
      assertThat(client.next()).isEqualTo("44" + name + "," + why);
      armed.remove(hook);

      visit(client, name.substring(1));
      client.assertServed();
    }
    awaitEmpty(name.substring(1));
  }

  @ParameterizedTest
  @EnumSource
  void aNewNamespaceIsOpened(Transport transport) {
    String name = "new namespace " + transport;
    armed.add("new namespace");
    try (Client client = transport.open(tomcat).join()) {
      visit(client, name);
      armed.remove("new namespace");
      visit(client, name);
    }
  }

  private static Stream<Arguments> each(Set<String> hooks) {
    return hooks.stream()
        .flatMap(hook -> Arrays.stream(Transport.values()).map(t -> Arguments.of(hook, t)));
  }

  static Stream<Arguments> kindsAndTransports() {
    return each(KINDS.keySet());
  }

  /** Whatever it is that handlers throw, at the beginning, in between and at the end. */
  @ParameterizedTest
  @MethodSource("kindsAndTransports")
  void whateverIsThrown(String thrown, Transport transport) {
    kind = thrown;
    try (Client client = transport.open(tomcat).join()) {
      for (String hook : List.of("connection", "handler", "disconnecting", "disconnect", "rooms")) {
        armed.add(hook);
        visit(client, hook);
        awaitEmpty(hook);
        armed.remove(hook);
      }
      refusedThenServed("middleware", "/middleware", INTERNAL, transport);
    } finally {
      kind = "Error";
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionIsServedOn(Transport transport) {
    for (String hook : List.of("engine connection", "observer", "initial headers", "headers")) {
      int before = io.engine().clientsCount();
      armed.add(hook);
      try (Client client = open(transport, hook).join()) {
        client.assertServed();
        client.send("1");
        Await.until("the end of the session", () -> io.engine().clientsCount() == before);
      } finally {
        armed.remove(hook);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRequestIsRefusedAndTheNextOneServed(Transport transport) {
    Map<String, Integer> statuses =
        Map.of("allowRequest", 403, "generateId", 400, "engine middleware", 400);
    statuses.forEach(
        (hook, status) -> {
          armed.addAll(List.of(hook, "connection error"));
          assertThat(refusal(transport, hook))
              .as(hook)
              .isEqualTo(transport == Transport.POLLING ? status : 400);
          armed.removeAll(List.of(hook, "connection error"));
          try (Client client = open(transport, hook).join()) {
            client.assertServed();
          }
        });
  }

  /** The session ends, because nobody knows what the client has said. */
  @ParameterizedTest
  @EnumSource
  void aParserThatFailsEndsItsSession(Transport transport) {
    try (Client client = transport.open(tomcat).join();
        Client other = transport.open(tomcat).join()) {
      int sockets = io.sockets().size();
      armed.addAll(List.of("parser reading", "parser ending"));
      client.send("42[\"PARSER\"]");
      Await.until("the end of the session", client::ended);
      Await.until("the end of the socket", () -> io.sockets().size() == sockets - 1);
      armed.removeAll(List.of("parser reading", "parser ending"));
      other.assertServed();
    }
  }

  /** The session ends, because the client would wait for its answer for ever. */
  @ParameterizedTest
  @EnumSource
  void anAnswerThatCannotBeWrittenEndsItsSession(Transport transport) {
    try (Client client = transport.open(tomcat).join();
        Client other = transport.open(tomcat).join()) {
      armed.add("parser writing");
      client.send("40/parser writing,");
      Await.until("the end of the session", client::ended);
      awaitEmpty("parser writing");
      armed.remove("parser writing");
      visit(other, "parser writing");
    }
  }

  @Test
  void anErrorConcernsItsHandlerAlone() {
    Namespace namespace = prepared(io.of("/told"));
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    CompletableFuture<String> called = new CompletableFuture<>();
    namespace.onError(error -> told.complete(error.cause()));
    namespace.on("go", event -> sneak(new Custom()));
    namespace.on("go", event -> called.complete(event.name()));
    try (Client client = Transport.WEBSOCKET.open(tomcat).join()) {
      visit(client, "told");
      assertThat(Await.result("error", told)).isInstanceOf(Custom.class);
      assertThat(Await.result("other handler", called)).isEqualTo("go");
    }
  }

  /** Joins a namespace, emits what its hooks wait for, is served, and leaves. */
  private static void visit(Client client, String namespace) {
    client.send("40/" + namespace + ",");
    assertThat(client.next()).startsWith("40/" + namespace + ",{\"sid\":");
    client.send("42/" + namespace + ",[\"go\",\"now\"]");
    client.send("42/" + namespace + ",7[\"echo\",\"hello\"]");
    String answer = client.next();
    while (!answer.equals("43/" + namespace + ",7[\"hello\"]")) {
      assertThat(answer).as("an event of the handlers").startsWith("42/" + namespace + ",");
      answer = client.next();
    }
    client.send("41/" + namespace + ",");
  }

  private void awaitEmpty(String namespace) {
    Namespace left = io.of("/" + namespace);
    Await.until("nobody is in " + namespace, () -> left.sockets().isEmpty());
    Await.until("no room is in " + namespace, () -> left.rooms().isEmpty());
  }

  private String path(Transport transport, String hook) {
    return "/socket.io/?EIO=4&transport="
        + (transport == Transport.POLLING ? "polling" : "websocket")
        + "&fault="
        + hook.replace(" ", "%20");
  }

  private Client open(Transport transport, String hook) {
    if (transport == Transport.POLLING) {
      return PollingClient.open(tomcat.http(path(transport, hook)));
    }
    WebSocketClient client = WebSocketClient.open(tomcat.webSocket(path(transport, hook)));
    client.next();
    return client;
  }

  private int refusal(Transport transport, String hook) {
    if (transport == Transport.WEBSOCKET) {
      return WebSocketClient.refusal(tomcat.webSocket(path(transport, hook)));
    }
    HttpResponse<String> response = Http.send(Http.request(tomcat.http(path(transport, hook))));
    return response.statusCode();
  }
}
