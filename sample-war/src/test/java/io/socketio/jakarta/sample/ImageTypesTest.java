// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTypesTest {
  @ParameterizedTest
  @CsvSource({"GIF87a…, image/gif", "GIF89a…, image/gif", "RIFFsizeWEBPVP8, image/webp"})
  void tellsTypeByText(String start, String type) {
    assertThat(ImageTypes.of(start.getBytes(ISO_8859_1))).contains(type);
  }

  @Test
  void tellsTypeByBytes() {
    assertThat(ImageTypes.of("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1))).contains("image/png");
    assertThat(ImageTypes.of("\u00ff\u00d8\u00ff\u00e0".getBytes(ISO_8859_1)))
        .contains("image/jpeg");
  }

  @Test
  void sizeOfWebpMayHoldAnyByte() {
    assertThat(ImageTypes.of("RIFF\n\r\u0000\u00ffWEBP".getBytes(ISO_8859_1)))
        .contains("image/webp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GIF", "<svg>", "<html>GIF89a", "RIFFsizeWAVE"})
  void anythingElseIsNoImage(String file) {
    assertThat(ImageTypes.of(file.getBytes(ISO_8859_1))).isEmpty();
  }
}
