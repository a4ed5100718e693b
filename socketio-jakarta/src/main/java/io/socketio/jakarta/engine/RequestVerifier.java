// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.engine.ConnectionError.ErrorCode;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks requests against the rules of the protocol, in the order of the reference server: the
 * first rule that is broken decides on the error that the client sees.
 */
final class RequestVerifier {
  private final Set<String> transports;
  private final Function<String, @Nullable EngineSession> sessions;
  private final BooleanSupplier full;

  /**
   * Makes the verifier of one server.
   *
   * @param sessions finds a session by its id
   * @param full whether there is no room for one more
   */
  RequestVerifier(
      EngineOptions options,
      Function<String, @Nullable EngineSession> sessions,
      BooleanSupplier full) {
    transports =
        options.transports().stream()
            .map(TransportName::wireName)
            .collect(Collectors.toUnmodifiableSet());
    this.sessions = sessions;
    this.full = full;
  }

  /**
   * Checks one request.
   *
   * @param upgrade whether it is a WebSocket handshake
   */
  Verdict verify(EngineRequest request, boolean upgrade) {
    String transport = transport(request);
    if (!transports.contains(transport)) {
      return refused(request, ErrorCode.UNKNOWN_TRANSPORT, Map.of("transport", transport));
    }
    String origin = request.header("origin").orElse("");
    if (!HeaderValue.isValid(origin)) {
      return refused(
          request, ErrorCode.BAD_REQUEST, Map.of("name", "INVALID_ORIGIN", "origin", origin));
    }
    String sid = request.parameter("sid").orElse("");
    return sid.isEmpty()
        ? verifyHandshake(request, transport, upgrade)
        : verifyMember(request, sid, transport, upgrade);
  }

  private Verdict verifyHandshake(EngineRequest request, String transport, boolean upgrade) {
    if (!request.method().equals("GET")) {
      return refused(request, ErrorCode.BAD_HANDSHAKE_METHOD, Map.of("method", request.method()));
    }
    if (transport.equals(TransportName.WEBSOCKET.wireName()) && !upgrade) {
      return badRequest(request, "TRANSPORT_HANDSHAKE_ERROR");
    }
    return full.getAsBoolean() ? tooManySessions(request) : new Verdict.Applicant();
  }

  private Verdict verifyMember(
      EngineRequest request, String sid, String transport, boolean upgrade) {
    EngineSession session = sessions.apply(sid);
    if (session == null) {
      return refused(request, ErrorCode.UNKNOWN_SID, Map.of("sid", sid));
    }
    if (!upgrade && !session.transport().equals(transport)) {
      return transportMismatch(request, session);
    }
    int protocol = protocol(request);
    if (protocol != session.protocol()) {
      return protocolMismatch(request, protocol, session);
    }
    if (!isSameCaller(request, session.request())) {
      return badRequest(request, "PRINCIPAL_MISMATCH");
    }
    return new Verdict.Member(session);
  }

  Verdict transportMismatch(EngineRequest request, EngineSession session) {
    return refused(
        request,
        ErrorCode.BAD_REQUEST,
        Map.of(
            "name",
            "TRANSPORT_MISMATCH",
            "transport",
            transport(request),
            "previousTransport",
            session.transport()));
  }

  private static Verdict protocolMismatch(
      EngineRequest request, int protocol, EngineSession session) {
    return refused(
        request,
        ErrorCode.BAD_REQUEST,
        Map.of(
            "name",
            "PROTOCOL_MISMATCH",
            "protocol",
            protocol,
            "previousProtocol",
            session.protocol()));
  }

  private static boolean isSameCaller(EngineRequest request, EngineRequest handshake) {
    Optional<String> expected = handshake.principal().map(Principal::getName);
    return expected.isEmpty() || expected.equals(request.principal().map(Principal::getName));
  }

  private static String transport(EngineRequest request) {
    return request.parameter("transport").orElse("");
  }

  /** The revision that a client speaks; the third by default. */
  static int protocol(EngineRequest request) {
    return request.parameter("EIO").filter("4"::equals).isPresent() ? 4 : 3;
  }

  static Verdict tooManySessions(EngineRequest request) {
    return refused(request, ErrorCode.TOO_MANY_SESSIONS, Map.of());
  }

  static Verdict badRequest(EngineRequest request, String name) {
    return refused(request, ErrorCode.BAD_REQUEST, Map.of("name", name));
  }

  static Verdict refused(EngineRequest request, ErrorCode code, Map<String, Object> context) {
    return new Verdict.Refused(new ConnectionError(request, code, code.text(), context));
  }
}
