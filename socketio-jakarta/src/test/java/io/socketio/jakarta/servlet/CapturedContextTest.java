// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.util.BareThread;
import io.socketio.jakarta.util.ClassLoaderContext;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Containers that do not enter or leave a context as they should. */
final class CapturedContextTest {
  /** As in Payara and GlassFish. */
  private static final ThreadLocal<String> IDENTITY = new InheritableThreadLocal<>();

  private final AtomicInteger runs = new AtomicInteger();

  private static CapturedContext of(Executor captured) {
    return new CapturedContext(captured, ClassLoaderContext.current());
  }

  @Test
  void aTaskRunsEvenIfTheContextIsNotEntered() {
    of(task -> {
          throw new IllegalStateException("undeployed");
        })
        .execute(runs::incrementAndGet);

    assertThat(runs).hasValue(1);
  }

  @Test
  void aTaskRunsEvenIfTheContainerForgetsIt() {
    of(task -> {}).execute(runs::incrementAndGet);

    assertThat(runs).hasValue(1);
  }

  @Test
  void aContextThatIsNotLeftIsNoFailureOfTheTask() {
    of(task -> {
          task.run();
          throw new IllegalStateException("undeployed");
        })
        .execute(runs::incrementAndGet);

    assertThat(runs).hasValue(1);
  }

  @Test
  void theFailureOfATaskIsThatOfTheCall() {
    CapturedContext context = of(Runnable::run);

    assertThatThrownBy(
            () ->
                context.execute(
                    () -> {
                      runs.incrementAndGet();
                      throw new IllegalArgumentException("of the task");
                    }))
        .hasMessage("of the task");
    assertThat(runs).hasValue(1);
  }

  @Test
  void withoutTheContextATaskHasNoIdentityOfTheThreadThatCausesIt() {
    AtomicReference<String> seen = new AtomicReference<>("not run");
    IDENTITY.set("administrator");
    try {
      notEntered().execute(() -> seen.set(IDENTITY.get()));
    } finally {
      IDENTITY.remove();
    }

    assertThat(seen).hasValue(null);
  }

  @Test
  void norOfTheContextThatAThreadOfTheServerIsIn() {
    AtomicReference<String> seen = new AtomicReference<>("not run");
    CapturedContext ofAnother =
        of(
            task -> {
              IDENTITY.set("administrator");
              task.run();
              IDENTITY.remove();
            });

    onThreadOfServer(
        () -> ofAnother.execute(() -> notEntered().execute(() -> seen.set(IDENTITY.get()))));

    assertThat(seen).hasValue(null);
  }

  @Test
  void norOfAContextThatTheThreadHasNotLeft() {
    AtomicReference<String> seen = new AtomicReference<>("not run");
    CapturedContext stays =
        of(
            task -> {
              IDENTITY.set("administrator");
              task.run();
              throw new IllegalStateException("undeployed");
            });

    onThreadOfServer(
        () -> {
          stays.execute(() -> {});
          notEntered().execute(() -> seen.set(IDENTITY.get()));
        });

    assertThat(seen).hasValue(null);
  }

  @Test
  void aThreadOfTheServerRunsItByItself() {
    Set<Thread> threads = new HashSet<>();

    onThreadOfServer(
        () -> {
          threads.add(Thread.currentThread());
          notEntered().execute(() -> threads.add(Thread.currentThread()));
        });

    assertThat(threads).hasSize(1);
  }

  @Test
  void theClassLoaderIsThatOfTheApplicationEvenSo() {
    ClassLoader application = new ClassLoader() {};
    AtomicReference<ClassLoader> seen = new AtomicReference<>();

    new CapturedContext(task -> {}, new ClassLoaderContext(application))
        .execute(() -> seen.set(Thread.currentThread().getContextClassLoader()));

    assertThat(seen).hasValue(application);
  }

  @Test
  void theFailureOfATaskOnAnotherThreadIsThatOfTheCall() {
    assertThatThrownBy(
            () ->
                notEntered()
                    .execute(
                        () -> {
                          throw new StackOverflowError("of the task");
                        }))
        .isInstanceOf(StackOverflowError.class)
        .hasMessage("of the task");
  }

  private static CapturedContext notEntered() {
    return of(task -> {});
  }

  private static void onThreadOfServer(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    new Thread(
            BareThread.marking(
                () -> {
                  task.run();
                  done.complete(null);
                }))
        .start();
    assertThat(done).succeedsWithin(5, TimeUnit.SECONDS);
  }
}
