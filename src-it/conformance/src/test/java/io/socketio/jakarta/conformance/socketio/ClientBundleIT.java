// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.Refusal;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JavaScript client that the server serves. */
class ClientBundleIT {
  private static final String FILE = "socket.io.min.js";

  @RegisterExtension final Wire wire = Wire.socketIo();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket.io.js",
        "socket.io.min.js",
        "socket.io.msgpack.min.js",
        "socket.io.esm.min.js"
      })
  void scriptsAreServed(String file) {
    Answer answer = wire.call(get(file));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.mediaType()).isEqualTo("application/javascript;charset=utf-8");
    assertThat(answer.header("cache-control")).hasValue("public, max-age=0");
    assertThat(answer.header("etag").orElse("")).matches("\"4\\.\\d+\\.\\d+\"");
    assertThat(answer.text()).contains("Socket.IO v4.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket.io.js.map",
        "socket.io.min.js.map",
        "socket.io.msgpack.min.js.map",
        "socket.io.esm.min.js.map"
      })
  void sourceMapsAreServed(String file) {
    Answer answer = wire.call(get(file));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.mediaType()).isEqualTo("application/json;charset=utf-8");
    assertThat(answer.header("etag")).isPresent();
    assertThat(answer.json().getInt("version")).isEqualTo(3);
  }

  @Test
  void theQueryIsIgnored() {
    Answer answer = wire.call(Request.get("v=1&transport=polling").below(FILE));
    assertThat(answer.text()).contains("Socket.IO v4.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT"})
  void theMethodIsIgnored(String method) {
    assertThat(wire.call(Request.of(method, "").below(FILE)).text()).contains("Socket.IO v4.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "W/"})
  void whoHasTheFileIsToldSo(String prefix) {
    String etag = wire.call(get(FILE)).header("etag").orElseThrow();
    Answer answer = wire.call(get(FILE).header("If-None-Match", prefix + etag));
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void whoHasAnotherVersionGetsTheFile() {
    Answer answer = wire.call(get(FILE).header("If-None-Match", "\"1.0.0\""));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("Socket.IO v4.");
  }

  @Test
  void theFileIsGzippedForThoseWhoAcceptIt() throws IOException {
    Answer plain = wire.call(get(FILE));
    Answer gzipped = wire.call(get(FILE).header("Accept-Encoding", "gzip"));
    assertThat(plain.headers()).doesNotContainKey("content-encoding");
    assertThat(gzipped.header("content-encoding")).hasValue("gzip");
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(gzipped.body().array()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.text());
    }
  }

  @Test
  void theFileIsCompressedSomehowForBrowsers() {
    Answer answer = wire.call(get(FILE).header("Accept-Encoding", "gzip, deflate, br"));
    // Brotli is what Node prefers; the JDK has none.
    assertThat(answer.header("content-encoding").orElse("none")).isIn("br", "gzip", "deflate");
  }

  @Test
  void everyOriginMayLoadTheFile() {
    Answer answer = wire.call(get(FILE).header("Origin", "https://foreign.example"));
    assertThat(answer.header("access-control-allow-origin")).hasValue("*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket.io.css",
        "socket.io.js.bak",
        "socket.io.min.js.map.map",
        "Socket.io.js",
        "package.json",
        "x/socket.io.js"
      })
  void otherNamesAreRequestsWithoutTransport(String file) {
    Refusal.TRANSPORT_UNKNOWN.isAnswerOf(wire.call(get(file)));
  }

  private static Request get(String file) {
    return Request.get("").below(file);
  }
}
