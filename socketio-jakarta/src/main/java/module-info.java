// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

/**
 * The Socket.IO server for Jakarta EE.
 *
 * <p>What only some packages need is optional at run time: the servlet and WebSocket API for {@link
 * io.socketio.jakarta.servlet}, JSON-B for {@link io.socketio.jakarta.jsonb}, JNDI for the
 * contexts of a container, MessagePack for {@link io.socketio.jakarta.parser.MsgpackParser}. On the
 * module path nothing finds the servlet container initializer; call {@link
 * io.socketio.jakarta.servlet.SocketIo#install}.
 */
@SuppressWarnings("module") // that of socketio-cdi is not there yet when this one is compiled
module io.socketio.jakarta {
  requires static jakarta.json;
  requires static jakarta.json.bind;
  requires static transitive jakarta.servlet;
  requires static jakarta.websocket;
  requires static jakarta.websocket.client;
  requires static java.naming;
  requires static msgpack.core;
  requires static org.jspecify;

  exports io.socketio.jakarta;
  exports io.socketio.jakarta.adapter;
  exports io.socketio.jakarta.engine;
  exports io.socketio.jakarta.jsonb;
  exports io.socketio.jakarta.parser;
  exports io.socketio.jakarta.servlet;
  exports io.socketio.jakarta.util to
      io.socketio.jakarta.cdi;

  uses io.socketio.jakarta.SocketIoServer.Builder;
  uses io.socketio.jakarta.parser.JsonCodec;

  provides io.socketio.jakarta.SocketIoServer.Builder with
      io.socketio.jakarta.server.ServerBuilder;
  provides io.socketio.jakarta.parser.JsonCodec with
      io.socketio.jakarta.jsonb.JsonbCodec;
}
