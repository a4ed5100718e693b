// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.SocketIoServer;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** A CDI container with the module under test and some beans. */
final class Application implements AutoCloseable {
  private final SeContainer container;

  private Application(SeContainer container) {
    this.container = container;
  }

  static Application of(Class<?>... beans) {
    return new Application(
        SeContainerInitializer.newInstance()
            .addBeanClasses(Notes.class)
            .addBeanClasses(beans)
            .initialize());
  }

  /** Tries to start a container that refuses; OpenWebBeans keeps its class loader all the same. */
  static void refused(Class<?>... beans) {
    ClassLoader own = new ClassLoader(Application.class.getClassLoader()) {};
    SeContainerInitializer.newInstance()
        .setClassLoader(own)
        .addBeanClasses(Notes.class)
        .addBeanClasses(beans)
        .initialize()
        .close();
  }

  SocketIoServer io() {
    return bean(SocketIoServer.class);
  }

  Notes notes() {
    return bean(Notes.class);
  }

  <T> T bean(Class<T> type) {
    return container.select(type).get();
  }

  SeContainer container() {
    return container;
  }

  /** A client that has joined the main namespace. */
  Client client() {
    Client client = Client.open(io());
    client.join("/");
    return client;
  }

  @Override
  public void close() {
    if (container.isRunning()) {
      container.close();
    }
  }
}
