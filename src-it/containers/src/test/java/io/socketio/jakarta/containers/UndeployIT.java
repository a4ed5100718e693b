// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.catalina.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Undeploys the sample chat, which brings CDI and JSON-B, while people are connected. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UndeployIT {
  private static final Path CHAT = Path.of(System.getProperty("chat.directory"));
  private static final int CLIENTS = 200;

  private static TomcatServer tomcat;

  @BeforeAll
  static void start() {
    tomcat = TomcatServer.empty();
  }

  @AfterAll
  static void stop() {
    tomcat.close();
  }

  @RepeatedTest(3)
  void leavesNoThreadNoTimerAndNoClassLoader() {
    WeakReference<ClassLoader> loader = deployUseAndUndeploy();
    Await.until(
        "class loader collected",
        () -> {
          System.gc();
          return loader.refersTo(null);
        });
  }

  /** In a method of its own, so that no local variable keeps what should go. */
  private static WeakReference<ClassLoader> deployUseAndUndeploy() {
    Context chat = tomcat.deploy("/chat", CHAT);
    ClassLoader loader = chat.getLoader().getClassLoader();
    assertThat(server(chat).getClass().getClassLoader()).isSameAs(loader);
    List<Client> clients = IntStream.range(0, CLIENTS).mapToObj(UndeployIT::person).toList();
    assertThat(threads(loader)).anyMatch(name -> name.startsWith("socketio-timer"));

    tomcat.undeploy(chat);

    Await.until("clients ended", () -> clients.stream().allMatch(Client::ended));
    Await.until("threads ended: " + threads(loader), () -> threads(loader).isEmpty());
    return new WeakReference<>(loader);
  }

  private static Object server(Context context) {
    return context.getServletContext().getAttribute("io.socketio.jakarta.SocketIoServer");
  }

  private static Client person(int number) {
    return Transport.ofClient(number)
        .open(tomcat, "/chat/socket.io/")
        .join("{\"nickname\":\"Person %d\"}".formatted(number));
  }

  private static List<String> threads(ClassLoader loader) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                thread.getContextClassLoader() == loader
                    || thread.getName().startsWith("socketio-"))
        .map(Thread::getName)
        .toList();
  }
}
