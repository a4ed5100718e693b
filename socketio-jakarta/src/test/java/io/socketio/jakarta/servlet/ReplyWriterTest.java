// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static io.socketio.jakarta.servlet.ScriptedEngine.reply;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A large answer that two threads find written at the same time. */
final class ReplyWriterTest {
  private static final String TEXT = "x".repeat(100_000);

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private int completions;

  /** Calls the listener while it is set, as Tomcat does, and once more from another thread. */
  private final class Output extends ServletOutputStream {
    @Override
    public void setWriteListener(WriteListener listener) {
      writePossible(listener);
      CompletableFuture<Void> container = CompletableFuture.runAsync(() -> writePossible(listener));
      assertThat(container).succeedsWithin(10, TimeUnit.SECONDS);
    }

    private void writePossible(WriteListener listener) {
      try {
        listener.onWritePossible();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void write(int value) {
      written.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      written.write(bytes, offset, length);
    }
  }

  @Test
  void isEndedOnce() throws IOException {
    ReplyWriter.start(async(response()), reply(200, TEXT), ContentCoding.IDENTITY, () -> {});

    assertThat(completions).isEqualTo(1);
    assertThat(written.toString(US_ASCII)).isEqualTo(TEXT);
  }

  private HttpServletResponse response() {
    ServletOutputStream output = new Output();
    return fake(
        HttpServletResponse.class,
        method ->
            switch (method) {
              case "getOutputStream" -> output;
              case "getBufferSize" -> 8192;
              default -> null;
            });
  }

  private AsyncContext async(HttpServletResponse response) {
    return fake(
        AsyncContext.class,
        method -> {
          if (method.equals("complete")) {
            completions++;
          }
          return method.equals("getResponse") ? response : null;
        });
  }

  /** An object that answers by the names of its methods. */
  private static <T> T fake(Class<T> type, Function<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.apply(method.getName())));
  }
}
