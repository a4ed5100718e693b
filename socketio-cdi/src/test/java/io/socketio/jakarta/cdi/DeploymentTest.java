// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.EventArgs;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Namespace;
import io.socketio.jakarta.ParentNamespace;
import io.socketio.jakarta.PositionalArgs;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketError;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoServer;
import io.socketio.jakarta.engine.ConnectionError;
import io.socketio.jakarta.engine.EngineSocket;
import io.socketio.jakarta.engine.ResponseHeaders;
import io.socketio.jakarta.jsonb.JsonbCodec;
import io.socketio.jakarta.parser.JsonCodec;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The deployment fails with all problems at once, and warns of what is no more than suspicious. */
final class DeploymentTest {
  @Test
  void listsEveryProblemInOneException() {
    assertThat(
            problemsOf(
                Names.class,
                Execution.class,
                Parameters.class,
                Qualifiers.class,
                Engine.class,
                Late.class))
        .containsExactlyInAnyOrder(
            "@OnSocketEvent Names.empty(EventArgs): the event name is empty",
            "@OnSocketEvent Names.disconnect(EventArgs): Socket.IO reserves the event name"
                + " disconnect; use @OnDisconnect",
            "@OnSocketEvent Names.disconnecting(EventArgs): Socket.IO reserves the event name"
                + " disconnecting; use @OnDisconnecting",
            "@OnSocketEvent Names.connect(EventArgs): Socket.IO reserves the event name connect;"
                + " use @OnConnect",
            "@OnSocketEvent Names.connection(Socket): Socket.IO reserves the event name connection;"
                + " use @OnConnect",
            "@OnSocketEvent Names.error(EventArgs): Socket.IO reserves the event name"
                + " connect_error; use @OnConnecting to refuse clients",
            "@OnSocketEvent Names.namespace(EventArgs): Socket.IO reserves the event name"
                + " new_namespace; use onNewNamespace() of SocketIoServer",
            "@OnSocketEvent Names.listener(EventArgs): Socket.IO reserves the event name"
                + " newListener",
            "@OnConnect Names.blank(Socket): the name of the namespace is empty",
            "@OnConnect Names.comma(Socket): namespace /a,b contains , or ?",
            "@OnConnect Names.pattern(Socket): namespace /room-{id has a brace that belongs to no"
                + " {placeholder}",
            "@OnSocketEvent Execution.afterSuccess(String): during=AFTER_SUCCESS is not supported",
            "@OnConnecting Execution.connecting(ConnectRequest): must be @Observes, the client"
                + " waits for the decision",
            "@OnConnect Parameters.connect(Handshake): the event parameter must be Socket",
            "@OnSocketError Parameters.error(SocketError): the event parameter must be"
                + " SocketErrorEvent",
            "@OnConnect Parameters.ack(Socket, Ack): there is no event, so no Ack to inject",
            "@OnDisconnect Parameters.event(DisconnectEvent, SocketEvent): there is no event, so no"
                + " SocketEvent to inject",
            "@OnConnectionError Engine.errors(ConnectionError): must be @Observes, the engine does"
                + " not queue for observers",
            "@OnHeaders Engine.headers(ResponseHeaders): the event parameter must be HeadersEvent",
            "@OnInitialHeaders Engine.socket(HeadersEvent, Socket): there is no socket, so no"
                + " Socket to inject",
            "@OnEngineConnect Engine.event(EngineSocket, SocketEvent): there is no event, so no"
                + " SocketEvent to inject",
            "Late.server(SocketIoServer): must be @Observes, the server waits for it",
            "Late.builder(Builder): must be @Observes, the server waits for it",
            "@OnSocketEvent Qualifiers.other(String): cannot be combined with @Special",
            "@OnSocketEvent Qualifiers.both(SocketEvent): cannot be combined with"
                + " @OnAnySocketEvent");
  }

  @Test
  void refusesPayloadTypesThatNothingCanBeDecodedTo() {
    assertThat(problemsOf(Payloads.class, Concrete.class))
        .containsExactlyInAnyOrder(
            decoding("socket(Socket)", "io.socketio.jakarta.Socket is not sent by clients"),
            decoding("events(List)", "io.socketio.jakarta.SocketEvent is not sent by clients"),
            decoding("hidden(Hidden)", "DeploymentTest$Hidden is not public; make it public"),
            decoding("nested(Map)", "DeploymentTest$Hidden is not public; make it public"),
            decoding("wildcard(List)", "DeploymentTest$Hidden is not public; make it public"),
            decoding("shape(Shape)", "DeploymentTest$Shape is abstract"),
            decoding("inner(Inner)", "DeploymentTest$Inner is an inner class; make it static"),
            decoding(
                "sealed(NoConstructor)",
                "DeploymentTest$NoConstructor has no constructor that JSON-B can use"),
            decoding(
                "noRecord(NoRecord)",
                "DeploymentTest$NoRecord is annotated @PositionalArgs but is no record"),
            decoding(
                "generic(Generic)",
                "DeploymentTest$Generic is annotated @PositionalArgs and must not be generic"),
            decoding(
                "list(List)",
                "DeploymentTest$Positional stands for all arguments and cannot be part of one"),
            decoding(
                "positionalHidden(OfHidden)",
                "DeploymentTest$Hidden is not public; make it public"),
            decoding(
                "component(Component)",
                "DeploymentTest$Hidden of Component.hidden is not public; make it public"),
            "@OnSocketEvent Concrete.inherited(Object): cannot be decoded: type variable T has no"
                + " known value");
  }

  @Test
  void acceptsAbstractTypesThatSayHowToDecodeThem() {
    try (Application app = Application.of(Annotated.class)) {
      assertThat(app.io().namespaces()).isNotEmpty();
    }
  }

  @Test
  void refusesBeansWhoseScopeIsNeverActive() {
    String instead =
        " is not active while events are handled; use @SocketScoped or @ApplicationScoped";
    assertThat(problemsOf(OfSession.class, OfConversation.class, OfSocket.class))
        .containsExactlyInAnyOrder(
            "@OnSocketEvent OfSession.event(String): @SessionScoped" + instead,
            "@OnConnect OfSession.connect(Socket): @SessionScoped" + instead,
            "OfSession.server(SocketIoServer): @SessionScoped is not active when the server starts",
            "@OnDisconnect OfConversation.left(DisconnectEvent): @ConversationScoped" + instead,
            "@OnConnecting OfSocket.connecting(ConnectRequest): @SocketScoped is not active before"
                + " a socket is connected",
            "@OnHeaders OfSocket.headers(HeadersEvent): @SocketScoped is not active before a socket"
                + " is connected",
            "OfSocket.server(SocketIoServer): @SocketScoped is not active when the server starts");
  }

  @Test
  void refusesReturnValuesThatCannotBeSent() {
    String ofFinal = ": the return value of a final observer, or class, cannot be sent";
    assertThat(problemsOf(Returns.class, FinalClass.class))
        .containsExactlyInAnyOrder(
            "@OnSocketEvent Returns.future(EventArgs): the completion of a Future cannot be"
                + " observed; return a CompletionStage",
            "@OnSocketEvent Returns.task(EventArgs): the completion of a Future cannot be observed;"
                + " return a CompletionStage",
            "@OnSocketEvent Returns.sealed(EventArgs)" + ofFinal,
            "@OnSocketEvent FinalClass.answer(EventArgs)" + ofFinal);
  }

  @Test
  void acceptsFinalObserversThatReturnNothing() {
    try (Application app = Application.of(FinalWithoutReturn.class)) {
      assertThat(app.io().namespaces()).isNotEmpty();
    }
  }

  @Test
  void leavesTypesToACodecOfTheApplication() {
    try (Application app = Application.of(OwnCodec.class)) {
      assertThat(app.io().namespaces()).isNotEmpty();
    }
    try (Application app = Application.of(OwnBuilder.class)) {
      assertThat(app.io().namespaces()).isNotEmpty();
    }
  }

  @Test
  void refusesNamesOfNamespacesAtInjectionPointsAndClasses() {
    assertThat(problemsOf(InjectionPoints.class))
        .anySatisfy(problem -> assertThat(problem).endsWith("namespace a?b contains , or ?"))
        .anySatisfy(
            problem ->
                assertThat(problem).isEqualTo("InjectionPoints: namespace a,b contains , or ?"))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .endsWith("namespace /orders is no pattern, so no ParentNamespace"))
        .hasSize(3);
  }

  @Test
  void refusesQualifiersWithoutObserves() {
    assertThat(problemsOf(NoObserver.class))
        .singleElement()
        .asString()
        .contains("NoObserver.forgotten")
        .endsWith("@OnSocketEvent needs @Observes or @ObservesAsync beside it");
  }

  @Test
  void warnsOfReturnValuesThatAreNotSent() {
    try (LogCapture log = new LogCapture(DeploymentReport.class);
        Application app = Application.of(Suspicious.class)) {
      assertThat(log.messages())
          .map(DeploymentTest::shortened)
          .containsExactlyInAnyOrder(
              "@OnSocketEvent Suspicious.hidden(EventArgs): the return value of a private or static"
                  + " observer is not sent",
              "Suspicious.left(DisconnectEvent): is not called without @OnDisconnecting or"
                  + " @OnDisconnect",
              "Suspicious.refused(ConnectionError): is not called without @OnConnectionError",
              "@OnSocketEvent Suspicious.error(EventArgs): is called for what clients emit;"
                  + " @OnSocketError is for failing handlers",
              "@OnAnySocketEvent Suspicious.any(EventArgs): the return value is ignored",
              "@OnSocketEvent Suspicious.two(EventArgs): another observer of this event returns an"
                  + " acknowledgement, too",
              "@OnSocketEvent Suspicious.meta(EventArgs, EventMetadata): EventMetadata is null in"
                  + " some containers");
      Client client = app.client();
      client.send("421[\"hidden\"]");
      assertThat(client.ask("422[\"twice\"]")).isEqualTo("432[1]");
    }
  }

  @Test
  void logsEachProblemBeforeTheContainerBuriesIt() {
    try (LogCapture log = new LogCapture(DeploymentReport.class)) {
      assertThat(problemsOf(Names.class, Suspicious.class))
          .allSatisfy(
              problem ->
                  assertThat(log.messages())
                      .map(DeploymentTest::shortened)
                      .contains("Socket.IO cannot be deployed: " + problem));
      assertThat(log.next().getLevel()).isEqualTo(Level.SEVERE);
    }
  }

  private static String decoding(String method, String problem) {
    return "@OnSocketEvent Payloads." + method + ": cannot be decoded: " + problem;
  }

  private static List<String> problemsOf(Class<?>... beans) {
    Throwable thrown = catchThrowable(() -> Application.refused(beans));
    String text =
        Stream.iterate(thrown, t -> t != null, Throwable::getCause)
            .map(Throwable::getMessage)
            .filter(message -> message != null && message.contains("Socket.IO cannot be deployed"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("deployed, or failed otherwise", thrown));
    return text.lines()
        .filter(line -> line.startsWith("- "))
        .map(DeploymentTest::shortened)
        .toList();
  }

  private static String shortened(String message) {
    return Stream.of(message.replaceFirst("^- ", "").split(" "))
        .map(
            word ->
                word.replaceFirst(
                    "^io\\.socketio\\.jakarta\\.cdi\\.DeploymentTest\\$(?=\\w+[.:])", ""))
        .map(word -> word.replaceFirst("^io\\.socketio\\.jakarta\\.cdi\\.(?=DeploymentTest)", ""))
        .collect(joining(" "));
  }

  @ApplicationScoped
  static class Names {
    void empty(@Observes @OnSocketEvent("") EventArgs args) {}

    void disconnect(@Observes @OnSocketEvent("disconnect") EventArgs args) {}

    void disconnecting(@Observes @OnSocketEvent("disconnecting") EventArgs args) {}

    void connect(@Observes @OnSocketEvent("connect") EventArgs args) {}

    void connection(@ObservesAsync @OnSocketEvent("connection") Socket socket) {}

    void error(@Observes @OnSocketEvent("connect_error") EventArgs args) {}

    void namespace(
        @Observes @OnSocketEvent(value = "new_namespace", namespace = "/{any}") EventArgs args) {}

    void listener(@Observes @OnSocketEvent("newListener") EventArgs args) {}

    void blank(@Observes @OnConnect(namespace = " ") Socket socket) {}

    void comma(@Observes @OnConnect(namespace = "/a,b") Socket socket) {}

    void pattern(@Observes @OnConnect(namespace = "/room-{id") Socket socket) {}
  }

  @ApplicationScoped
  static class Execution {
    void afterSuccess(
        @Observes(during = TransactionPhase.AFTER_SUCCESS) @OnSocketEvent("e") String text) {}

    void connecting(@ObservesAsync @OnConnecting ConnectRequest request) {}
  }

  @ApplicationScoped
  static class Parameters {
    void connect(@Observes @OnConnect Handshake handshake) {}

    void error(@Observes @OnSocketError SocketError error) {}

    void ack(@Observes @OnConnect Socket socket, Ack ack) {}

    void event(@Observes @OnDisconnect DisconnectEvent disconnect, SocketEvent event) {}
  }

  @ApplicationScoped
  static class Engine {
    void errors(@ObservesAsync @OnConnectionError ConnectionError error) {}

    void headers(@Observes @OnHeaders ResponseHeaders headers) {}

    void socket(@Observes @OnInitialHeaders HeadersEvent event, Socket socket) {}

    void event(@Observes @OnEngineConnect EngineSocket session, SocketEvent event) {}
  }

  @ApplicationScoped
  static class Late {
    void server(@ObservesAsync SocketIoServer io) {}

    void builder(@ObservesAsync SocketIoOptions.Builder options) {}
  }

  @Qualifier
  @Retention(RetentionPolicy.RUNTIME)
  @interface Special {}

  @ApplicationScoped
  static class Qualifiers {
    void other(@Observes @OnSocketEvent("e") @Special String text) {}

    void both(@Observes @OnAnySocketEvent @OnSocketEvent("e") SocketEvent event) {}
  }

  record Hidden(String text) {}

  public record Component(Hidden hidden) {}

  public record Box<V>(V value) {}

  public record Page<V>(List<V> items) {}

  enum Colour {
    RED
  }

  public interface Shape {}

  @SuppressWarnings("ClassCanBeStatic") // the mistake under test
  public class Inner {}

  public static class NoConstructor {
    public NoConstructor(String text) {}
  }

  @PositionalArgs
  public static class NoRecord {}

  @PositionalArgs
  public record Generic<T>(T value) {}

  @PositionalArgs
  public record Positional(String text) {}

  @PositionalArgs
  record OfHidden(Optional<Hidden> hidden) {}

  @ApplicationScoped
  static class Payloads {
    void socket(@Observes @OnSocketEvent("e") Socket socket) {}

    void events(@Observes @OnSocketEvent("e") List<SocketEvent> events) {}

    void hidden(@Observes @OnSocketEvent("e") Hidden hidden) {}

    void nested(@Observes @OnSocketEvent("e") Map<String, List<Hidden[]>> nested) {}

    void wildcard(@Observes @OnSocketEvent("e") List<? extends Hidden> list) {}

    void shape(@Observes @OnSocketEvent("e") Shape shape) {}

    void inner(@Observes @OnSocketEvent("e") Inner inner) {}

    void sealed(@Observes @OnSocketEvent("e") NoConstructor sealed) {}

    void noRecord(@Observes @OnSocketEvent("e") NoRecord noRecord) {}

    void generic(@Observes @OnSocketEvent("e") Generic<String> generic) {}

    void list(@Observes @OnSocketEvent("e") List<Positional> list) {}

    void positionalHidden(@Observes @OnSocketEvent("e") OfHidden hidden) {}

    void component(@Observes @OnSocketEvent("e") Component component) {}

    void fine(@Observes @OnSocketEvent("e") Positional positional) {}

    void box(@Observes @OnSocketEvent("e") Box<String> box) {}

    void page(@Observes @OnSocketEvent("e") Page<String> page) {}

    void colour(@Observes @OnSocketEvent("e") Colour colour) {}
  }

  abstract static class Base<T> {
    void inherited(@Observes @OnSocketEvent("e") T payload) {}
  }

  @Dependent
  static class Concrete<T> extends Base<T> {}

  @JsonbTypeInfo
  public interface Figure {}

  @ApplicationScoped
  static class Annotated {
    void figure(@Observes @OnSocketEvent("e") Figure figure) {}
  }

  @SessionScoped
  static class OfSession implements Serializable {
    private static final long serialVersionUID = 1L;

    int event(@Observes @OnSocketEvent("e") String text) {
      return text.length();
    }

    void connect(@ObservesAsync @OnConnect Socket socket) {}

    void server(@Observes SocketIoServer io) {}
  }

  @ConversationScoped
  static class OfConversation implements Serializable {
    private static final long serialVersionUID = 1L;

    void left(@Observes @OnDisconnect DisconnectEvent event) {}
  }

  @SocketScoped
  static class OfSocket {
    void connecting(@Observes @OnConnecting ConnectRequest request) {}

    void headers(@Observes @OnHeaders HeadersEvent event) {}

    void connected(@Observes @OnConnect Socket socket) {}

    void server(@Observes SocketIoServer io) {}
  }

  @Dependent
  static class Returns {
    Future<String> future(@Observes @OnSocketEvent("a") EventArgs args) {
      return new CompletableFuture<>();
    }

    FutureTask<String> task(@Observes @OnSocketEvent("b") EventArgs args) {
      return new FutureTask<>(() -> "");
    }

    final int sealed(@Observes @OnSocketEvent("c") EventArgs args) {
      return 1;
    }

    CompletionStage<String> stage(@Observes @OnSocketEvent("d") EventArgs args) {
      return new CompletableFuture<>();
    }

    CompletableFuture<String> both(@Observes @OnSocketEvent("e") EventArgs args) {
      return new CompletableFuture<>();
    }
  }

  @Dependent
  static final class FinalClass {
    int answer(@Observes @OnSocketEvent("f") EventArgs args) {
      return 1;
    }
  }

  @Dependent
  static final class FinalWithoutReturn {
    void hear(@Observes @OnSocketEvent("f") EventArgs args) {}
  }

  @ApplicationScoped
  static class OwnCodec {
    @Produces
    @ApplicationScoped
    JsonCodec codec() {
      return new JsonbCodec(new JsonbConfig());
    }

    void hidden(@Observes @OnSocketEvent("e") Hidden hidden) {}
  }

  @ApplicationScoped
  static class OwnBuilder {
    void build(@Observes SocketIoServer.Builder builder) {
      builder.json(new JsonbCodec(new JsonbConfig()));
    }

    void hidden(@Observes @OnSocketEvent("e") Hidden hidden) {}
  }

  @ApplicationScoped
  @SocketNamespace("a,b")
  static class InjectionPoints {
    @Inject
    @OfNamespace("a?b")
    Namespace namespace;

    @Inject
    @OfNamespace("/orders")
    ParentNamespace parent;
  }

  @ApplicationScoped
  static class NoObserver {
    void forgotten(@OnSocketEvent("e") String text) {}
  }

  @ApplicationScoped
  static class Suspicious {
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by the container
    private int hidden(@Observes @OnSocketEvent("hidden") EventArgs args) {
      return 0;
    }

    void error(@Observes @OnSocketEvent("error") EventArgs args) {}

    int any(@Observes @OnAnySocketEvent EventArgs args) {
      return 0;
    }

    void left(@Observes DisconnectEvent event) {}

    void refused(@Observes @Any ConnectionError error) {}

    void own(@Observes @Special Socket firedByTheApplication) {}

    int one(@Observes @Priority(1) @OnSocketEvent("twice") EventArgs args) {
      return 1;
    }

    int two(@Observes @Priority(2) @OnSocketEvent("twice") EventArgs args) {
      return 2;
    }

    void meta(@Observes @OnSocketEvent("meta") EventArgs args, EventMetadata metadata) {}
  }
}
