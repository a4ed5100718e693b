// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A hook in certain circumstances, and what is promised there. The letters stand for
 *
 * <ul>
 *   <li>C: the class loader of the application,
 *   <li>N: the names of the component, {@code java:comp/env},
 *   <li>J: beans with a {@code @Resource} can be made,
 *   <li>I: the identity of whoever the hook belongs to,
 *   <li>R: a CDI request context of its own,
 *   <li>H: that of the HTTP request,
 *   <li>S: the CDI session context.
 * </ul>
 *
 * @param group the heading that it comes under
 * @param id the hook and the circumstances of its notes; an asterisk stands for any
 * @param promised what there has to be
 * @param refused what there must not be
 * @param title what readers know it by
 */
record ContextsHook(String group, String id, String promised, String refused, String title) {
  static final String LETTERS = "CNJIRHS";

  private static final String ALL =
      """
      # On the thread of a request
      servlet                      CNJIHS -  a servlet elsewhere, for comparison
      filter                       CNJI   -  a servlet filter on the path
      engine-middleware/*          CNJI   -  `EngineMiddleware` bean
      engine-use/*                 CNJI   -  `engine.use`
      allow-request/*              CNJI   -  `allowRequest`
      generate-id/*                CNJI   -  `generateId`
      on-engine-connect/*          CNJI   -  `@OnEngineConnect`
      engine-connection/*          CNJI   -  `engine.onConnection`
      on-initial-headers/*         CNJI   -  `@OnInitialHeaders`
      on-connection-error/*        CNJI   -  `@OnConnectionError`
      # Joining a namespace
      middleware/*                 CNJIR  HS `ConnectMiddleware` bean
      connecting/*                 CNJIR  HS `@OnConnecting`
      gate-connecting/*            CNJIR  HS `@OnConnecting`, after middleware that another user completes
      connect/polling              CNJIR  HS `@OnConnect`, polling
      connect/websocket            CNJIR  HS `@OnConnect`, WebSocket
      connect/recovered            CNJIR  HS `@OnConnect`, recovered
      gate-connect/*               CNJIR  HS `@OnConnect`, after middleware that another user completes
      # Events
      event/polling                CNJIR  HS `@OnSocketEvent`, polling
      event/websocket              CNJIR  HS `@OnSocketEvent`, WebSocket
      event/upgraded               CNJIR  HS `@OnSocketEvent`, upgraded
      event/recovered              CNJIR  HS `@OnSocketEvent`, recovered
      any-event/*                  CNJIR  HS `@OnAnySocketEvent`
      async/*                      CNJIR  HS `@ObservesAsync @OnSocketEvent`
      error-fail/*                 CNJIR  HS `@OnSocketError`, a handler that throws
      error-misfit/*               CNJIR  HS `@OnSocketError`, arguments that do not fit
      error-later/*                CNJIR  HS `@OnSocketError`, a stage that another user completes
      own-thread/*                 R      HS `SocketScopes.contextual` on a thread of your own
      # Acknowledgements: what follows `emitWithAck` in a handler
      ack/*                        CNJI   HS answered by its own client
      ack-time-out/*               CNJI   HS timed out
      ack-end/*                    CNJI   HS ended by the disconnect
      ack-other/*                  CNJ    HS to another user, answered
      ack-other-time-out/*         CNJ    HS to another user, timed out
      ack-room/*                   CNJ    HS to a room, answered by another user
      # Leaving
      disconnecting/left           CNJIR  HS `@OnDisconnecting`, the client leaves
      disconnecting/closed         CNJIR  HS `@OnDisconnecting`, the client closes the connection
      disconnecting/cut            CNJIR  HS `@OnDisconnecting`, cut WebSocket
      disconnecting/silent-polling CNJIR  HS `@OnDisconnecting`, ping timeout, polling
      disconnecting/silent-websocket CNJIR HS `@OnDisconnecting`, ping timeout, WebSocket
      disconnecting/by-itself      CNJIR  HS `@OnDisconnecting`, by its own handler
      disconnecting/kicked         CNJIR  HS `@OnDisconnecting`, by the handler of another user
      disconnecting/kicked-by-*    CNJIR  HS `@OnDisconnecting`, by the HTTP request of another user
      disconnect/left              CNJIR  HS `@OnDisconnect`, the client leaves
      disconnect/closed            CNJIR  HS `@OnDisconnect`, the client closes the connection
      disconnect/cut               CNJIR  HS `@OnDisconnect`, cut WebSocket
      disconnect/silent-polling    CNJIR  HS `@OnDisconnect`, ping timeout, polling
      disconnect/silent-websocket  CNJIR  HS `@OnDisconnect`, ping timeout, WebSocket
      disconnect/by-itself         CNJIR  HS `@OnDisconnect`, by its own handler
      disconnect/kicked            CNJIR  HS `@OnDisconnect`, by the handler of another user
      disconnect/kicked-by-*       CNJIR  HS `@OnDisconnect`, by the HTTP request of another user
      destroyed/*                  CNJIR  HS `@PreDestroy` of `@SocketScoped` beans
      # Without CDI
      namespace-rule/*             CNJI   HS `NamespaceRule`
      lambda-middleware/*          CNJI   HS `namespace.use`
      lambda-gate-middleware/*     CNJI   HS `namespace.use`, after middleware that another user completes
      lambda-connection/*          CNJI   HS `onConnection`
      lambda-gate-connection/*     CNJI   HS `onConnection`, after middleware that another user completes
      lambda-event/*               CNJI   HS `namespace.on`
      lambda-answered/*            CNJI   HS `namespace.onWithAck`
      lambda-own/*                 CNJI   HS `socket.on`
      lambda-any/*                 CNJI   HS `namespace.onAny`
      lambda-own-any/*             CNJI   HS `socket.onAny`
      lambda-on-event/*            CNJI   HS `namespace.onEvent`
      lambda-event-middleware/*    CNJI   HS `socket.use`
      lambda-error/*               CNJI   HS `namespace.onError`
      lambda-ack-time-out/*        CNJI   HS after `emitWithAck`, timed out
      lambda-disconnecting/*       CNJI   HS `namespace.onDisconnecting`
      lambda-disconnect/*          CNJI   HS `namespace.onDisconnect`
      lambda-own-disconnecting/*   CNJI   HS `socket.onDisconnecting`
      lambda-own-disconnect/*      CNJI   HS `socket.onDisconnect`
      # When a request is answered, perhaps on another thread
      on-headers/*                 C      -  `@OnHeaders`
      engine-headers/*             C      -  `engine.onHeaders`
      origin-if                    C      -  `cors.originIf`
      # On the thread of whoever causes it, whose identity it has
      outgoing                     C      HS `socket.onAnyOutgoing`
      room-listener                CR     HS `RoomListener` bean
      lambda-rooms                 C      HS `namespace.onRooms`
      new-namespace                C      HS `onNewNamespace`
      # For no client
      started                      CNJ    -  observer of the server
      server-side                  CNJ    HS `onServerSide`
      """;

  static List<ContextsHook> all() {
    List<ContextsHook> hooks = new ArrayList<>();
    String group = "";
    for (String line : ALL.lines().toList()) {
      String[] parts = line.split(" +", 4);
      if (line.startsWith("# ")) {
        group = line.substring(2);
      } else {
        hooks.add(new ContextsHook(group, parts[0], parts[1], parts[2].replace("-", ""), parts[3]));
      }
    }
    return hooks;
  }

  /** The notes of this hook. */
  List<ContextsNote> of(List<ContextsNote> notes) {
    String[] fixed = id.split("\\*", 2);
    return notes.stream()
        .filter(
            note -> fixed.length == 1 ? note.hook().equals(id) : note.hook().startsWith(fixed[0]))
        .toList();
  }

  /** The letters of what there was each time. */
  static String letters(List<ContextsNote> notes) {
    return LETTERS
        .chars()
        .mapToObj(letter -> (char) letter)
        .filter(letter -> notes.stream().allMatch(note -> note.has(letter)))
        .map(String::valueOf)
        .collect(Collectors.joining());
  }
}
