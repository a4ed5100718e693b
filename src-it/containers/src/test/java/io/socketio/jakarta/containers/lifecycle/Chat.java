// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.lifecycle;

import io.socketio.jakarta.containers.Await;
import io.socketio.jakarta.containers.Client;
import io.socketio.jakarta.containers.TomcatServer;
import io.socketio.jakarta.containers.Transport;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.catalina.Context;

/** The sample chat, which brings CDI and JSON-B, at a context path. */
record Chat(TomcatServer tomcat, String path, Context context) {
  static final Path WAR = Path.of(System.getProperty("chat.directory"));

  static Chat deploy(TomcatServer tomcat, String path) {
    return new Chat(tomcat, path, tomcat.deploy(path, WAR));
  }

  void undeploy() {
    tomcat.undeploy(context);
  }

  /** People who came in; one half polls. */
  List<Client> people(int count) {
    return IntStream.range(0, count).mapToObj(number -> person(tomcat, path, number)).toList();
  }

  static Client person(TomcatServer tomcat, String path, int number) {
    return Transport.ofClient(number)
        .open(tomcat, path + "/socket.io/")
        .join("{\"nickname\":\"Person %d\"}".formatted(number));
  }

  WeakReference<ClassLoader> loader() {
    return new WeakReference<>(context.getLoader().getClassLoader());
  }

  static void awaitCollected(List<WeakReference<ClassLoader>> loaders) {
    Await.until(
        "class loaders collected",
        () -> {
          System.gc();
          return loaders.stream().allMatch(loader -> loader.refersTo(null));
        });
  }
}
