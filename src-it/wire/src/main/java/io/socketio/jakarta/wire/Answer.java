// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP response as it came over the wire.
 *
 * @param headers values by lower-case name
 * @param body the bytes without transfer coding, still with content coding
 */
public record Answer(int status, Map<String, List<String>> headers, ByteBuffer body) {
  /** The first value of a header. */
  public Optional<String> header(String lowerCaseName) {
    return headers.getOrDefault(lowerCaseName, List.of()).stream().findFirst();
  }

  /** The media type in lower case and without blanks, which mean nothing in it. */
  public String mediaType() {
    return header("content-type").orElse("").replace(" ", "").toLowerCase(Locale.ROOT);
  }

  /** The body as UTF-8 text. */
  public String text() {
    return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
  }

  /** The body as a JSON object. */
  public JsonObject json() {
    return Jsons.object(text());
  }

  /** The body as the packets of an Engine.IO 4 payload. */
  public List<String> packets() {
    return Payload.split(text());
  }

  @Override
  public String toString() {
    return status + " " + headers + " " + Payload.shorten(text());
  }
}
