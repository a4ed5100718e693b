// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentCodingTest {
  private static final byte[] BODY = "socket.io ".repeat(500).getBytes(UTF_8);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | IDENTITY",
        "gzip                      | GZIP",
        "gzip, deflate, br         | GZIP",
        "deflate, GZIP;q=0.5       | GZIP",
        "gzip;q=0, deflate         | DEFLATE",
        "gzip; q=0.000 , deflate   | DEFLATE",
        "deflate                   | DEFLATE",
        "*                         | GZIP",
        "gzip;q=0, *               | DEFLATE",
        "*;q=0                     | IDENTITY",
        "br                        | IDENTITY",
        "identity                  | IDENTITY",
        "x-gzip                    | IDENTITY",
        "';;,,;q=0,'               | IDENTITY",
      })
  void theBestAcceptedCodingIsChosen(String header, ContentCoding expected) {
    assertThat(ContentCoding.accepted(header)).isEqualTo(expected);
  }

  @Test
  void gzipCanBeReadBack() throws IOException {
    byte[] encoded = ContentCoding.GZIP.encode(BODY);
    assertThat(encoded).hasSizeLessThan(BODY.length);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(encoded)).readAllBytes())
        .isEqualTo(BODY);
  }

  @Test
  void deflateMeansTheZlibFormat() throws IOException {
    byte[] encoded = ContentCoding.DEFLATE.encode(BODY);
    assertThat(encoded[0] & 0x0f).isEqualTo(8);
    assertThat(new InflaterInputStream(new ByteArrayInputStream(encoded)).readAllBytes())
        .isEqualTo(BODY);
  }
}
