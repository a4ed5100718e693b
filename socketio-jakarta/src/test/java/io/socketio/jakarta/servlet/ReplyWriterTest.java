// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static io.socketio.jakarta.servlet.ScriptedEngine.reply;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large answer in containers that call at inconvenient moments. */
final class ReplyWriterTest {
  private static final String TEXT = "x".repeat(100_000);

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private int room = Integer.MAX_VALUE;
  private int completions;

  private final class Output extends ServletOutputStream {
    private final Consumer<WriteListener> container;

    Output(Consumer<WriteListener> container) {
      this.container = container;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      container.accept(listener);
    }

    @Override
    public boolean isReady() {
      return written.size() < room;
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
  void isEndedOnceWhereTwoThreadsFindItWritten() throws IOException {
    // Tomcat calls the listener while it is set
    start(
        listener -> {
          writePossible(listener);
          assertThat(CompletableFuture.runAsync(() -> writePossible(listener)))
              .succeedsWithin(10, TimeUnit.SECONDS);
        });

    assertThat(completions).isEqualTo(1);
    assertThat(written.toString(US_ASCII)).isEqualTo(TEXT);
  }

  @Test
  void isWrittenWhereItIsDroppedBeforeTheContainerCalls() throws IOException {
    AtomicReference<WriteListener> set = new AtomicReference<>();
    ReplyWriter writer = start(set::set);
    writer.drop();
    set.get().onWritePossible();

    assertThat(completions).isEqualTo(1);
    assertThat(written.toString(US_ASCII)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsWhereItIsDroppedAndTheClientDoesNotTakeIt(boolean early) throws IOException {
    room = 1;
    AtomicReference<WriteListener> set = new AtomicReference<>();
    ReplyWriter writer = start(set::set);
    if (early) {
      writer.drop();
    }
    set.get().onWritePossible();
    if (!early) {
      writer.drop();
    }
    room = Integer.MAX_VALUE;

    assertThatIOException().isThrownBy(() -> set.get().onWritePossible());
    assertThat(written.size()).isPositive().isLessThan(TEXT.length());
  }

  private ReplyWriter start(Consumer<WriteListener> container) throws IOException {
    HttpServletResponse response = response(new Output(container));
    return requireNonNull(
        ReplyWriter.start(async(response), reply(200, TEXT), ContentCoding.IDENTITY, () -> {}));
  }

  private static void writePossible(WriteListener listener) {
    try {
      listener.onWritePossible();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServletResponse response(ServletOutputStream output) {
    return fake(
        HttpServletResponse.class,
        method ->
            switch (method) {
              case "getOutputStream" -> output;
              case "getBufferSize" -> 8192;
              default -> null;
            });
  }

  private AsyncRequest async(HttpServletResponse response) {
    AsyncContext context =
        fake(
            AsyncContext.class,
            method -> {
              if (method.equals("complete")) {
                completions++;
              }
              return method.equals("getResponse") ? response : null;
            });
    return new AsyncRequest(context, getClass().getClassLoader());
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
