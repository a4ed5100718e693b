// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request is left alone until the thread of its servlet has left the container. */
final class GrizzlyTest {
  private final Grizzly grizzly = new Grizzly();
  private final CountDownLatch mayReturn = new CountDownLatch(1);
  private final CompletableFuture<AsyncRequest> started = new CompletableFuture<>();
  private final BlockingQueue<Thread> others = new LinkedBlockingQueue<>();
  private AsyncRequest request;
  private Thread worker;

  @BeforeEach
  void serve() throws Exception {
    worker = HttpHandler.serve(this::serveOne);
    request = started.get(10, SECONDS);
  }

  private void serveOne() {
    try {
      grizzly.serve(
          () -> {
            started.complete(grizzly.startAsync(servletRequest()));
            await(mayReturn);
          });
    } catch (IOException | ServletException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void leave() throws InterruptedException {
    mayReturn.countDown();
    worker.join(10_000);
  }

  @Test
  void itIsNotAnsweredBefore() throws Exception {
    assertThat(request.mayBeAnsweredHere()).isFalse();
    leave();
    assertThat(request.mayBeAnsweredHere()).isTrue();
  }

  @Test
  void itIsAnsweredByNoThreadOfTheContainer() throws Exception {
    leave();
    CompletableFuture<Boolean> inside = new CompletableFuture<>();
    HttpHandler.serve(() -> inside.complete(request.mayBeAnsweredHere()));
    assertThat(inside.get(10, SECONDS)).isFalse();
  }

  @Test
  void tasksWait() throws Exception {
    CompletableFuture<Void> task = new CompletableFuture<>();
    request.start(() -> task.complete(null));
    assertWaits(others.poll(10, SECONDS));
    assertThat(task).isNotDone();
    leave();
    assertThat(task).succeedsWithin(10, SECONDS);
  }

  @Test
  void readingWaits() throws Exception {
    CompletableFuture<Void> reading = new CompletableFuture<>();
    ReadListener reader =
        fake(
            ReadListener.class,
            (method, argument) -> {
              reading.complete(null);
              return null;
            });
    request.read(new Body(), reader);
    assertWaits(others.poll(10, SECONDS));
    assertThat(reading).isNotDone();
    leave();
    assertThat(reading).succeedsWithin(10, SECONDS);
  }

  private static void assertWaits(Thread thread) {
    while (thread.isAlive() && !isWaiting(thread)) {
      Thread.onSpinWait();
    }
    assertThat(thread.isAlive()).as("it waits").isTrue();
  }

  private static boolean isWaiting(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(ThreadExit.class.getName()));
  }

  private void onAnotherThread(Runnable task) {
    Thread other = new Thread(task);
    others.add(other);
    other.start();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has something for its listener, which another thread tells. */
  private final class Body extends ServletInputStream {
    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      onAnotherThread(
          () -> {
            try {
              listener.onDataAvailable();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }

    @Override
    public int read() {
      return -1;
    }
  }

  private HttpServletRequest servletRequest() {
    ServletContext application =
        fake(ServletContext.class, (method, argument) -> GrizzlyTest.class.getClassLoader());
    AsyncContext async =
        fake(
            AsyncContext.class,
            (method, argument) -> {
              onAnotherThread((Runnable) argument);
              return null;
            });
    return fake(
        HttpServletRequest.class,
        (method, argument) -> method.equals("startAsync") ? async : application);
  }

  /** An object that answers by the names of its methods and their first arguments. */
  private static <T> T fake(Class<T> type, BiFunction<String, Object, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                answers.apply(method.getName(), arguments == null ? null : arguments[0])));
  }
}
