// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.HttpReply;
import io.socketio.jakarta.engine.ResponseHeaders;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JavaScript client for browsers, in the version that the build put beside this class.
 *
 * <p>A file is read when it is first asked for, and from then on kept: all answers share one array,
 * so that many clients that do not read theirs hold one copy.
 */
final class ClientBundle {
  private static final Set<String> FILES =
      Set.of(
          "socket.io.js",
          "socket.io.js.map",
          "socket.io.min.js",
          "socket.io.min.js.map",
          "socket.io.msgpack.min.js",
          "socket.io.msgpack.min.js.map",
          "socket.io.esm.min.js",
          "socket.io.esm.min.js.map");

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final String etag = '"' + new String(read("version"), UTF_8).trim() + '"';

  /** The answer to a request for one of the files; empty for any other name. */
  Optional<HttpReply> find(String file, EngineRequest request) {
    if (!FILES.contains(file)) {
      return Optional.empty();
    }
    ResponseHeaders headers = new ResponseHeaders();
    headers.add("Cache-Control", "public, max-age=0");
    String known = request.header("if-none-match").orElse("");
    if (known.equals(etag) || known.equals("W/" + etag)) {
      return Optional.of(new HttpReply(304, headers, new byte[0], false));
    }
    headers.add("Content-Type", typeOf(file)).add("ETag", etag).add("Vary", "Accept-Encoding");
    String acceptEncoding = request.header("accept-encoding").orElse("");
    boolean gzip = ContentCoding.accepted(acceptEncoding) == ContentCoding.GZIP;
    if (gzip) {
      headers.add("Content-Encoding", ContentCoding.GZIP.token());
    }
    byte[] body = files.computeIfAbsent(gzip ? file + ".gz" : file, ClientBundle::read);
    return Optional.of(new HttpReply(200, headers, body, false));
  }

  private static String typeOf(String file) {
    return file.endsWith(".map")
        ? "application/json; charset=utf-8"
        : "application/javascript; charset=utf-8";
  }

  private static byte[] read(String name) {
    try (InputStream in = ClientBundle.class.getResourceAsStream("client/" + name)) {
      if (in == null) {
        throw new FileNotFoundException("client/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the JAR lacks the client bundle", e);
    }
  }
}
