// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

/** Socket.IO events as CDI events, and the objects of the server as beans. */
module io.socketio.jakarta.cdi {
  requires transitive io.socketio.jakarta;
  requires static jakarta.annotation;
  requires transitive jakarta.cdi;
  requires jakarta.inject;
  requires jakarta.interceptor;
  requires static jakarta.servlet;
  requires java.naming;
  requires java.xml;
  requires static org.jspecify;

  exports io.socketio.jakarta.cdi;

  // CDI implementations look into the extension and make proxies of its beans.
  opens io.socketio.jakarta.cdi;

  provides jakarta.enterprise.inject.spi.Extension with
      io.socketio.jakarta.cdi.SocketIoExtension;
}
