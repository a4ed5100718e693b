// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

/** A namespace that the application has named. */
final class StaticNamespace extends DefaultNamespace {
  private final DefaultServer server;

  StaticNamespace(String name, DefaultServer server) {
    super(name, server.context());
    this.server = server;
  }

  @Override
  public DefaultServer server() {
    return server;
  }
}
