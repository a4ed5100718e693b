// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Events with one binary attachment that come back, one in flight for each client. */
final class BinaryLoad extends Members {
  private static final String EVENT = "451-[\"bin\",{\"_placeholder\":true,\"num\":0}]";
  private static final byte[] ANSWER = Bytes.of(EVENT);

  private final Payload attachment;
  private final Map<WebSocket, Client> clients = new HashMap<>();
  private long count;

  /** How many events a client has got, and whether the text of the next one is there. */
  private static final class Client {
    private long received;
    private boolean announced;
  }

  BinaryLoad(int size, int attachmentLength) {
    super(size, "");
    attachment = Payload.text(attachmentLength - 2); // in quotation marks
  }

  @Override
  void joined(WebSocket connection) throws IOException {
    clients.put(connection, new Client());
    send(connection, 0);
  }

  private void send(WebSocket connection, long number) throws IOException {
    connection.send(EVENT, Bytes.of(attachment.json(number)));
  }

  @Override
  void event(WebSocket connection, byte[] bytes, int start, int end) {
    Client client = clients.get(connection);
    if (client.announced) {
      throw new LoadException("no attachment but " + Bytes.text(bytes, start, end));
    }
    Answers.expect(ANSWER, bytes, start, end);
    client.announced = true;
  }

  @Override
  public void binary(WebSocket connection, byte[] bytes, int start, int end) throws IOException {
    Client client = clients.get(connection);
    byte[] expected = Bytes.of(attachment.json(client.received));
    if (!client.announced || !Bytes.equal(expected, bytes, start, end)) {
      throw new LoadException("a wrong attachment of " + (end - start) + " bytes");
    }
    client.announced = false;
    client.received++;
    count++;
    send(connection, client.received);
  }

  @Override
  public boolean isRunning() {
    return clients.size() == size();
  }

  @Override
  public long count() {
    return count;
  }
}
