// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads HTTP/1.1 responses from a stream. */
final class AnswerReader {
  private static final int CONTINUE = 100;
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final InputStream in;

  AnswerReader(InputStream in) {
    this.in = in;
  }

  /** Reads the final response to a request of this method. */
  Answer read(String method) throws IOException {
    Answer head;
    do {
      head = readHead();
    } while (head.status() == CONTINUE);
    if (method.equals("HEAD") || isBodiless(head.status())) {
      return head;
    }
    return new Answer(head.status(), head.headers(), ByteBuffer.wrap(readBody(head)));
  }

  private static boolean isBodiless(int status) {
    return status == SWITCHING_PROTOCOLS || status == NO_CONTENT || status == NOT_MODIFIED;
  }

  private Answer readHead() throws IOException {
    String[] statusLine = readLine().split(" ", 3);
    if (statusLine.length < 2 || !statusLine[0].startsWith("HTTP/1.")) {
      throw new IOException("Not an HTTP response: " + String.join(" ", statusLine));
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers
          .computeIfAbsent(name, unused -> new ArrayList<>())
          .add(line.substring(colon + 1).trim());
    }
    return new Answer(Integer.parseInt(statusLine[1]), headers, ByteBuffer.allocate(0));
  }

  private byte[] readBody(Answer head) throws IOException {
    if (head.header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
      return readChunks();
    }
    if (head.header("content-length").isPresent()) {
      return readFully(Integer.parseInt(head.header("content-length").get()));
    }
    return in.readAllBytes();
  }

  private byte[] readChunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int length = Integer.parseInt(readLine().split(";", 2)[0].trim(), 16);
      body.writeBytes(readFully(length));
      readLine();
      if (length == 0) {
        return body.toByteArray();
      }
    }
  }

  private byte[] readFully(int length) throws IOException {
    byte[] data = in.readNBytes(length);
    if (data.length < length) {
      throw new EOFException("Response ended after " + data.length + " of " + length + " bytes");
    }
    return data;
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("Connection ended within the head of a response");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
