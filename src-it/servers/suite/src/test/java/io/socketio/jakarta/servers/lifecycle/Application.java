// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.containers.Await;
import io.socketio.jakarta.containers.Client;
import io.socketio.jakarta.containers.PollingClient;
import io.socketio.jakarta.containers.WebSocketClient;
import io.socketio.jakarta.servers.Wars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application that is deployed and undeployed, with a context path of its own. */
record Application(String name, URI url, Deployer deployer) {
  /** The Java client learns only by its heartbeat that the server has closed its WebSocket. */
  private static final Map<String, Integer> HEARTBEAT =
      Map.of("socketio.pingInterval", 2000, "socketio.pingTimeout", 5000);

  static WebArchive war(String name) {
    Map<String, Object> parameters = new HashMap<>(HEARTBEAT);
    parameters.put("journal", journal(name));
    return Wars.beans(name).addClass(Journalist.class).setWebXML(Wars.webXml(parameters));
  }

  /** Has nothing of ours, and tells where the server is. */
  static WebArchive empty() {
    return ShrinkWrap.create(WebArchive.class, "empty.war")
        .addAsWebResource(new StringAsset("Nothing here."), "index.html");
  }

  static Application deploy(String name, URL server, Deployer deployer) {
    deployer.deploy(name);
    return deployed(name, server, deployer);
  }

  /** One that is deployed already, and whose journal begins now. */
  static Application deployed(String name, URL server, Deployer deployer) {
    try {
      Files.deleteIfExists(journal(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    URI url = URI.create("http://127.0.0.1:" + server.getPort() + "/" + name + "/socket.io/");
    return new Application(name, url, deployer);
  }

  void undeploy() {
    deployer.undeploy(name);
  }

  /** Clients that have joined; one half polls. */
  List<Client> clients(int count) {
    return IntStream.range(0, count).mapToObj(this::client).toList();
  }

  private Client client(int number) {
    return (number % 2 == 0 ? polling() : webSocket()).join();
  }

  private Client polling() {
    return PollingClient.open(url.resolve("?EIO=4&transport=polling"));
  }

  private Client webSocket() {
    String http = url.resolve("?EIO=4&transport=websocket").toString();
    WebSocketClient client = WebSocketClient.open(URI.create(http.replaceFirst("http", "ws")));
    client.next();
    return client;
  }

  static void awaitEnd(List<Client> clients) {
    Await.until("clients ended", () -> clients.stream().allMatch(Client::ended));
  }

  /** Waits until so many clients have left, and asserts that all did for one of these reasons. */
  void awaitJournal(int count, String... reasons) {
    Await.until("journal of " + name, () -> journal().size() >= count);
    assertThat(journal()).hasSize(count).isSubsetOf(reasons);
  }

  private List<String> journal() {
    try {
      return Files.readAllLines(journal(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path journal(String name) {
    return Path.of(System.getProperty("server.directory"), name + ".journal");
  }
}
