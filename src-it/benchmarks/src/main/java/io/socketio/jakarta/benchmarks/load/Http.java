// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One HTTP request after another, on one connection as long as the server keeps it. */
final class Http {
  private static final byte[] END_OF_HEAD = Bytes.of("\r\n\r\n");
  private static final int MAX_RETRIES = 3;
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *([0-9]+)");

  private final Loop loop;
  private Line line;
  private int retries;

  Http(Loop loop) {
    this.loop = loop;
  }

  void get(String query, Consumer<String> answer) {
    request("GET /socket.io/?EIO=4&transport=" + query + " HTTP/1.1\r\nHost: ", "", answer);
  }

  void post(String query, String body, Consumer<String> answer) {
    String start = "POST /socket.io/?EIO=4&transport=" + query + " HTTP/1.1\r\n";
    String type = "Content-Type: text/plain\r\nContent-Length: " + body.length() + "\r\nHost: ";
    request(start + type, body, answer);
  }

  private void request(String head, String body, Consumer<String> answer) {
    byte[] request = Bytes.of(head + loop.host() + "\r\n\r\n" + body);
    retries = 0;
    try {
      if (line == null || line.ended) {
        line = new Line(loop, request, answer);
      } else {
        line.request(request, answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks once more on a new connection: netty-socketio closes the one of a handshake without a
   * word, and socket.io-server tells of sessions just before it knows them itself.
   */
  private void retry(byte[] request, Consumer<String> answer, String why) {
    if (++retries > MAX_RETRIES) {
      throw new LoadException(why);
    }
    try {
      line = new Line(loop, request, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() throws IOException {
    if (line != null) {
      line.close();
    }
  }

  /** One connection, for at least one request. */
  private final class Line extends Tcp {
    private byte[] request;
    private Consumer<String> waiting;
    private boolean ended;

    Line(Loop loop, byte[] first, Consumer<String> answer) throws IOException {
      super(loop);
      request = first;
      waiting = answer;
    }

    void request(byte[] next, Consumer<String> answer) throws IOException {
      request = next;
      waiting = answer;
      write(next);
    }

    @Override
    void connected() throws IOException {
      write(request);
    }

    @Override
    void ended(String why) {
      ended = true;
      if (waiting != null) {
        retry(request, waiting, why + " instead of an answer");
      }
    }

    @Override
    int take(byte[] bytes, int start, int end) {
      int body = Bytes.after(END_OF_HEAD, bytes, start, end);
      if (body < 0) {
        return 0;
      }
      String head = Bytes.text(bytes, start, body).toLowerCase(Locale.ROOT);
      Matcher length = LENGTH.matcher(head);
      Consumer<String> answer = waiting;
      if (answer == null || !length.find()) {
        throw new LoadException("no usable answer: " + head);
      }
      int bodyEnd = body + Integer.parseInt(length.group(1));
      if (bodyEnd > end) {
        return 0;
      }
      waiting = null;
      ended = head.contains("\r\nconnection: close");
      if (head.startsWith("http/1.1 200")) {
        answer.accept(Bytes.text(bytes, body, bodyEnd));
      } else {
        retry(request, answer, "refused: " + head);
      }
      return bodyEnd - start;
    }
  }
}
