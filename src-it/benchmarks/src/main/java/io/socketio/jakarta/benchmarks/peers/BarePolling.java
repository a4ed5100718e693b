// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.peers;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Long polling of the bare server. It has no heartbeat, so it never learns who has gone: nobody who
 * polls takes part in broadcasts.
 */
final class BarePolling extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String SEPARATOR = "\u001e";
  private static final String NOOP = "6";
  private static final AtomicLong SIDS = new AtomicLong();
  private static final Map<String, Client> CLIENTS = new ConcurrentHashMap<>();

  /** Ends the polls of a client that has opened a WebSocket. */
  static void upgrading(String sid) {
    CLIENTS.remove(sid).upgrade();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String sid = request.getParameter("sid");
    if (sid == null) {
      String made = Long.toString(SIDS.incrementAndGet());
      CLIENTS.put(made, new Client());
      write(response, BareClient.open(made, "\"websocket\""));
      return;
    }
    Client client = CLIENTS.get(sid);
    if (client == null) {
      write(response, NOOP); // it has upgraded
    } else {
      client.poll(request, response);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getInputStream().readAllBytes();
    Client client = CLIENTS.get(request.getParameter("sid"));
    String packets = new String(body, StandardCharsets.UTF_8);
    for (String packet : packets.split(SEPARATOR, -1)) {
      client.received(packet);
    }
    write(response, "ok");
  }

  private static void write(HttpServletResponse response, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/plain;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** A client, with what waits for its next poll or the poll that waits. */
  private static final class Client extends BareClient {
    private String waiting = "";
    private AsyncContext poll;

    synchronized void poll(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (waiting.isEmpty()) {
        poll = request.startAsync();
        poll.setTimeout(0);
      } else {
        write(response, waiting);
        waiting = "";
      }
    }

    @Override
    synchronized void send(String packet) {
      if (poll == null) {
        waiting = waiting.isEmpty() ? packet : waiting + SEPARATOR + packet;
        return;
      }
      try {
        write((HttpServletResponse) poll.getResponse(), packet);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      poll.complete();
      poll = null;
    }

    void upgrade() {
      send(NOOP);
    }
  }
}
