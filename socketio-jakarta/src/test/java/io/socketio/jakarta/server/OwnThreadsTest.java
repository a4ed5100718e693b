// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Threads have what the server was made with, and nothing of whoever makes them start. */
final class OwnThreadsTest {
  private static final InheritableThreadLocal<String> CALLER = new InheritableThreadLocal<>();

  private record Seen(ClassLoader classLoader, String caller, boolean daemon) {
    static Seen here() {
      Thread thread = Thread.currentThread();
      return new Seen(
          thread.getContextClassLoader(), String.valueOf(CALLER.get()), thread.isDaemon());
    }
  }

  @Test
  void aThreadInheritsNothing() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader ofServer = new URLClassLoader(new URL[0], before);
        URLClassLoader ofCaller = new URLClassLoader(new URL[0], before)) {
      Thread.currentThread().setContextClassLoader(ofServer);
      ExecutorService handlers = OwnThreads.forHandlers();
      try {
        Thread.currentThread().setContextClassLoader(ofCaller);
        CALLER.set("somebody");

        CompletableFuture<Seen> seen = CompletableFuture.supplyAsync(Seen::here, handlers);

        assertThat(seen.orTimeout(5, TimeUnit.SECONDS).join())
            .isEqualTo(new Seen(ofServer, "null", true));
      } finally {
        handlers.shutdownNow();
        CALLER.remove();
        Thread.currentThread().setContextClassLoader(before);
      }
    }
  }
}
