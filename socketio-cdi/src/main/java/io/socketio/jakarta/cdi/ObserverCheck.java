// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import static io.socketio.jakarta.cdi.EventKind.CONNECTING;
import static io.socketio.jakarta.cdi.EventKind.SOCKET_ERROR;
import static io.socketio.jakarta.cdi.EventKind.SOCKET_EVENT;

import io.socketio.jakarta.Ack;
import io.socketio.jakarta.Handshake;
import io.socketio.jakarta.Socket;
import io.socketio.jakarta.SocketEvent;
import io.socketio.jakarta.engine.EngineSocket;
import io.socketio.jakarta.parser.EventNames;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** Validates observers at deployment. */
final class ObserverCheck {
  private static final Set<Class<?>> OF_SOCKET =
      Set.of(Socket.class, Handshake.class, EngineSocket.class);

  /** What the reference server's namespaces emit themselves: whoever observes it means that. */
  private static final Set<String> OF_NAMESPACE = Set.of("connection", "new_namespace");

  /** By name, because not each server has all of them. */
  private static final Set<String> NEVER_ACTIVE =
      Set.of(
          "jakarta.enterprise.context.ConversationScoped",
          "jakarta.enterprise.context.SessionScoped",
          "jakarta.faces.flow.FlowScoped",
          "jakarta.faces.lifecycle.ClientWindowScoped",
          "jakarta.faces.view.ViewScoped",
          "jakarta.transaction.TransactionScoped");

  /** Roughly that of calling; the same in each container. */
  private static final Comparator<ObserverCandidate> ORDER =
      Comparator.comparingInt((ObserverCandidate candidate) -> candidate.method().getPriority())
          .thenComparing(ObserverCandidate::toString);

  private final DeploymentReport report;
  private final PayloadTypes payloadTypes;

  ObserverCheck(DeploymentReport report, PayloadTypes payloadTypes) {
    this.report = report;
    this.payloadTypes = payloadTypes;
  }

  void check(Collection<ObserverCandidate> candidates) {
    candidates.forEach(this::check);
    warnOfTwoAnswers(candidates.stream().sorted(ORDER).toList());
  }

  private void check(ObserverCandidate candidate) {
    checkQualifiers(candidate);
    checkNames(candidate);
    checkExecution(candidate);
    checkScope(candidate);
    // What the annotation to use instead takes is another matter.
    if (!isReserved(candidate.key())) {
      checkPayload(candidate);
    }
    checkParameters(candidate);
    checkReturn(candidate);
  }

  private void checkQualifiers(ObserverCandidate candidate) {
    List<String> others =
        candidate.method().getObservedQualifiers().stream()
            .map(Annotation::annotationType)
            .filter(type -> type != Any.class && type != candidate.key().kind().qualifier())
            .map(type -> "@" + type.getSimpleName())
            .sorted()
            .toList();
    if (!others.isEmpty()) {
      problem(candidate, "cannot be combined with " + String.join(", ", others));
    }
  }

  private void checkNames(ObserverCandidate candidate) {
    EventKey key = candidate.key();
    if (key.kind() == SOCKET_EVENT && key.event().isEmpty()) {
      problem(candidate, "the event name is empty");
    }
    if (isReserved(key)) {
      problem(candidate, "Socket.IO reserves the event name " + key.event() + instead(key.event()));
    }
    if (key.event().equals("error")) {
      warning(candidate, "is called for what clients emit; @OnSocketError is for failing handlers");
    }
    if (!key.kind().isOfEngine()) {
      NamespaceNames.problem(key.namespace()).ifPresent(text -> problem(candidate, text));
    }
  }

  private static boolean isReserved(EventKey key) {
    return EventNames.isReserved(key.event()) || OF_NAMESPACE.contains(key.event());
  }

  private static String instead(String event) {
    return switch (event) {
      case "connect", "connection" -> "; use @OnConnect";
      case "connect_error" -> "; use @OnConnecting to refuse clients";
      case "disconnect" -> "; use @OnDisconnect";
      case "disconnecting" -> "; use @OnDisconnecting";
      case "new_namespace" -> "; use onNewNamespace() of SocketIoServer";
      default -> "";
    };
  }

  private void checkExecution(ObserverCandidate candidate) {
    ObserverMethod<?> method = candidate.method();
    if (method.getTransactionPhase() != TransactionPhase.IN_PROGRESS) {
      problem(candidate, "during=" + method.getTransactionPhase() + " is not supported");
    }
    if (candidate.key().kind() == CONNECTING && method.isAsync()) {
      problem(candidate, "must be @Observes, the client waits for the decision");
    }
    if (candidate.key().kind().isOfEngine() && method.isAsync()) {
      problem(candidate, "must be @Observes, the engine does not queue for observers");
    }
  }

  /** Containers never call observers of beans whose scope is not active, and never say so. */
  private void checkScope(ObserverCandidate candidate) {
    String scope = candidate.scope().map(Class::getName).orElse("");
    if (NEVER_ACTIVE.contains(scope)) {
      problem(
          candidate,
          "@"
              + scope.substring(scope.lastIndexOf('.') + 1)
              + " is not active while events are handled; use @SocketScoped or @ApplicationScoped");
    }
    boolean early = candidate.key().kind() == CONNECTING || candidate.key().kind().isOfEngine();
    if (early && scope.equals(SocketScoped.class.getName())) {
      problem(candidate, "@SocketScoped is not active before a socket is connected");
    }
  }

  private void checkPayload(ObserverCandidate candidate) {
    candidate
        .key()
        .kind()
        .payload()
        .ifPresentOrElse(
            payload -> {
              if (candidate.method().getObservedType() != payload) {
                problem(candidate, "the event parameter must be " + payload.getSimpleName());
              }
            },
            () ->
                payloadTypes
                    .problem(candidate.method().getObservedType())
                    .ifPresent(text -> problem(candidate, "cannot be decoded: " + text)));
  }

  private void checkParameters(ObserverCandidate candidate) {
    EventKind kind = candidate.key().kind();
    boolean hasEvent = kind.decodesArguments() || kind == SOCKET_ERROR;
    for (Class<?> type : candidate.injectedTypes()) {
      if (!hasEvent && (type == Ack.class || type == SocketEvent.class)) {
        problem(candidate, "there is no event, so no " + type.getSimpleName() + " to inject");
      }
      if (kind.isOfEngine() && OF_SOCKET.contains(type)) {
        problem(candidate, "there is no socket, so no " + type.getSimpleName() + " to inject");
      }
      if (type == EventMetadata.class) {
        warning(candidate, "EventMetadata is null in some containers");
      }
    }
  }

  private void checkReturn(ObserverCandidate candidate) {
    if (!candidate.returns()) {
      return;
    }
    if (candidate.key().kind() != SOCKET_EVENT) {
      warning(candidate, "the return value is ignored");
    } else if (candidate.returnType().filter(ObserverCheck::isMereFuture).isPresent()) {
      problem(candidate, "the completion of a Future cannot be observed; return a CompletionStage");
    } else if (candidate.isFinal()) {
      problem(candidate, "the return value of a final observer, or class, cannot be sent");
    } else if (candidate.returning().isEmpty()) {
      warning(candidate, "the return value of a private or static observer is not sent");
    }
  }

  /** Tells whether a scope is inactive wherever no client's request or event is handled. */
  static boolean isNeverActive(Class<? extends Annotation> scope) {
    return NEVER_ACTIVE.contains(scope.getName()) || scope == SocketScoped.class;
  }

  private static boolean isMereFuture(Class<?> type) {
    return Future.class.isAssignableFrom(type) && !CompletionStage.class.isAssignableFrom(type);
  }

  private void warnOfTwoAnswers(Collection<ObserverCandidate> candidates) {
    Set<EventKey> answered = new HashSet<>();
    for (ObserverCandidate candidate : candidates) {
      if (candidate.returning().isPresent() && !answered.add(normalized(candidate.key()))) {
        warning(candidate, "another observer of this event returns an acknowledgement, too");
      }
    }
  }

  private static EventKey normalized(EventKey key) {
    return key.in(NamespaceNames.normalize(key.namespace()));
  }

  private void problem(ObserverCandidate candidate, String text) {
    report.problem(candidate, text);
  }

  private void warning(ObserverCandidate candidate, String text) {
    report.warning(candidate, text);
  }
}
