// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.SocketIoOptions;
import io.socketio.jakarta.SocketIoSettings;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers the servlet and the WebSocket endpoint at the path that the context parameter {@code
 * socketio.path} names, {@code /socket.io} by default. Containers run it by themselves; embedded
 * ones can be given an instance.
 *
 * <p>The path answers 404 until {@link SocketIo#bind} gives it a server.
 */
public final class SocketIoInitializer implements ServletContainerInitializer {
  /** Makes an initializer. */
  public SocketIoInitializer() {}

  /**
   * Registers servlet and endpoint.
   *
   * @param classes ignored
   * @param context the starting web application
   * @throws IllegalArgumentException lists every unknown or malformed {@code socketio.*} parameter
   * @throws IllegalStateException if the path belongs to another servlet
   */
  @Override
  public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) {
    SocketIo.logged(
        () -> {
          SocketIoOptions options =
              SocketIoSettings.apply(SocketIo.settings(context), SocketIoOptions.builder()).build();
          Bindings.of(context).register(options.path());
        });
  }
}
