// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events that come back, each client with some in flight. */
class EchoLoad extends Members {
  private final int window;
  private final Event event;
  private final Map<WebSocket, Client> byConnection = new HashMap<>();
  private final List<Client> clients = new ArrayList<>();
  private long count;

  /** One client, what it has sent, and what it has got. */
  static final class Client {
    final int index;
    private final WebSocket connection;
    private long sent;
    private long received;

    private Client(int index, WebSocket connection) {
      this.index = index;
      this.connection = connection;
    }
  }

  EchoLoad(int size, int window, Event event) {
    super(size, event.namespace());
    this.window = window;
    this.event = event;
  }

  @Override
  final void joined(WebSocket connection) throws IOException {
    Client client = new Client(clients.size(), connection);
    byConnection.put(connection, client);
    clients.add(client);
    for (int i = 0; i < window; i++) {
      send(client);
    }
  }

  final void send(Client client) throws IOException {
    client.connection.send(event.request(client.sent++));
  }

  final Client client(int index) {
    return clients.get(index);
  }

  @Override
  final void event(WebSocket connection, byte[] bytes, int start, int end) throws IOException {
    Client client = byConnection.get(connection);
    long number = client.received++;
    Answers.expect(event.answer(number), bytes, start, end);
    count++;
    answered(client, number);
  }

  /** An answer is right: sends the next event. */
  void answered(Client client, long number) throws IOException {
    send(client);
  }

  @Override
  public final boolean isRunning() {
    return clients.size() == size();
  }

  @Override
  public final long count() {
    return count;
  }
}
