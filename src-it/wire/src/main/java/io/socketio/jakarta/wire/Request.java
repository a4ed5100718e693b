// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An HTTP request, exactly as it will be written. */
public final class Request {
  private final String method;
  private final String query;
  private final List<String> headers = new ArrayList<>();
  private String segments = "";
  private byte[] body = {};
  private boolean framed;

  private Request(String method, String query) {
    this.method = method;
    this.query = query;
  }

  /** A request without body. The query is sent as it is. */
  public static Request of(String method, String query) {
    return new Request(method, query);
  }

  /** A GET request. */
  public static Request get(String query) {
    return of("GET", query);
  }

  /** A POST request with a text body, its length in Content-Length. */
  public static Request post(String query, String body) {
    return of("POST", query).header("Content-Type", "text/plain;charset=UTF-8").body(body);
  }

  /** Adds a header. */
  public Request header(String name, String value) {
    headers.add(name + ": " + value);
    return this;
  }

  /** Appends path segments to the path of the server. */
  public Request below(String path) {
    segments = path;
    return this;
  }

  /** Sets the body and its true Content-Length. */
  public Request body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sets the body and its true Content-Length. */
  public Request body(byte[] bytes) {
    body = bytes.clone();
    framed = true;
    return header("Content-Length", String.valueOf(body.length));
  }

  /** Declares a Content-Length, whatever the body will be. */
  public Request declaredLength(long length) {
    framed = true;
    return header("Content-Length", String.valueOf(length));
  }

  /** Sets the first bytes of a body, as they are. */
  public Request firstBytes(String text) {
    body = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** Announces chunked transfer coding; the chunks have to be written. */
  public Request chunksToFollow() {
    framed = true;
    return header("Transfer-Encoding", "chunked");
  }

  /** Sets a body in chunked transfer coding, one chunk for each part. */
  public Request chunks(String... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String part : parts) {
      out.writeBytes(chunk(part));
    }
    out.writeBytes(chunk(""));
    body = out.toByteArray();
    return chunksToFollow();
  }

  /** One chunk of chunked transfer coding; the empty one is the last. */
  public static byte[] chunk(String part) {
    byte[] data = part.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes((Integer.toHexString(data.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(data);
    out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  String method() {
    return method;
  }

  /** The bytes to write for a server at this path. */
  byte[] toBytes(String host, String path) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path).append(segments);
    if (!query.isEmpty()) {
      head.append('?').append(query);
    }
    head.append(" HTTP/1.1\r\nHost: ").append(host).append("\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    if ("POST".equals(method) && !framed) {
      head.append("Content-Length: 0\r\n");
    }
    head.append("\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }
}
