// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells image files by their first bytes. What a client says of a file decides nothing, so that
 * nobody is shown an SVG or HTML page as an image.
 */
final class ImageTypes {
  private static final Pattern PNG = Pattern.compile("\\x89PNG\\r\\n\\x1a\\n");
  private static final Pattern JPEG = Pattern.compile("\\xff\\xd8\\xff");
  private static final Pattern GIF = Pattern.compile("GIF8[79]a");
  private static final Pattern WEBP = Pattern.compile("RIFF[\\x00-\\xff]{4}WEBP");

  private static final int LONGEST_SIGNATURE = 12;

  private ImageTypes() {}

  /** The media type of a file, if it is an image that all browsers show. */
  static Optional<String> of(byte[] file) {
    String start = new String(file, 0, Math.min(file.length, LONGEST_SIGNATURE), ISO_8859_1);
    if (PNG.matcher(start).lookingAt()) {
      return Optional.of("image/png");
    }
    if (JPEG.matcher(start).lookingAt()) {
      return Optional.of("image/jpeg");
    }
    if (GIF.matcher(start).lookingAt()) {
      return Optional.of("image/gif");
    }
    return WEBP.matcher(start).lookingAt() ? Optional.of("image/webp") : Optional.empty();
  }
}
