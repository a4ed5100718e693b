// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Answer;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Content coding of the answers to GET. */
class CompressionIT {
  private static final String LARGE = "4" + "\u00e4".repeat(1000);

  @RegisterExtension final Wire wire = Wire.engineIo();

  @Test
  void largePayloadsAreGzippedForThoseWhoAcceptIt() throws IOException {
    Answer answer = echo(LARGE, "gzip, deflate, br");
    assertThat(answer.header("content-encoding")).hasValue("gzip");
    assertThat(answer.body().remaining()).isLessThan(LARGE.length());
    assertThat(read(new GZIPInputStream(body(answer)))).isEqualTo(LARGE);
  }

  @Test
  void largePayloadsAreDeflatedForThoseWhoAcceptOnlyThat() throws IOException {
    Answer answer = echo(LARGE, "deflate");
    assertThat(answer.header("content-encoding")).hasValue("deflate");
    assertThat(read(new InflaterInputStream(body(answer)))).isEqualTo(LARGE);
  }

  @Test
  void whatIsAcceptedMayBeSaidInSeveralHeaders() throws IOException {
    PollingSession session = wire.polling();
    session.post(LARGE);
    Request get = Request.get(session.query());
    get.header("Accept-Encoding", "br").header("Accept-Encoding", "gzip");
    Answer answer = wire.call(get);
    assertThat(answer.header("content-encoding")).hasValue("gzip");
    assertThat(read(new GZIPInputStream(body(answer)))).isEqualTo(LARGE);
  }

  @Test
  void largePayloadsAreLeftAloneForOthers() {
    assertPlain(echo(LARGE, "br"), LARGE);
    assertPlain(echo(LARGE, "identity"), LARGE);
    assertPlain(echo(LARGE, "gzip;q=0"), LARGE);
  }

  @Test
  void smallPayloadsAreLeftAlone() {
    String small = "4" + "x".repeat(1022);
    assertPlain(echo(small, "gzip, deflate"), small);
  }

  private Answer echo(String packet, String acceptEncoding) {
    PollingSession session = wire.polling();
    session.post(packet);
    return wire.call(Request.get(session.query()).header("Accept-Encoding", acceptEncoding));
  }

  private static void assertPlain(Answer answer, String packet) {
    assertThat(answer.headers()).doesNotContainKey("content-encoding");
    assertThat(answer.packets()).contains(packet);
  }

  private static InputStream body(Answer answer) {
    return new ByteArrayInputStream(answer.body().array());
  }

  private static String read(InputStream in) throws IOException {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
