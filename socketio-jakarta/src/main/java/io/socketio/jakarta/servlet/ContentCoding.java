// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servlet;

import io.socketio.jakarta.engine.EngineRequest;
import io.socketio.jakarta.engine.HttpReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** The codings of HTTP bodies (RFC 9110, section 8.4), best first. */
enum ContentCoding {
  GZIP {
    @Override
    OutputStream encoder(OutputStream target) throws IOException {
      return new GZIPOutputStream(target);
    }
  },
  DEFLATE {
    @Override
    OutputStream encoder(OutputStream target) {
      return new DeflaterOutputStream(target);
    }
  },
  IDENTITY {
    @Override
    OutputStream encoder(OutputStream target) {
      return target;
    }
  };

  private static final Pattern ELEMENT = Pattern.compile("([^,;\\s]+)\\s*(;[^,]*)?");
  private static final Pattern WEIGHT_ZERO =
      Pattern.compile(";\\s*[qQ]\\s*=\\s*0(\\.0*)?\\s*(;|$)");

  abstract OutputStream encoder(OutputStream target) throws IOException;

  /** The name in {@code Content-Encoding}. */
  String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The coding of an answer, which is compressed if it is worth it. */
  static ContentCoding of(HttpReply reply, EngineRequest request, OptionalInt threshold) {
    boolean worthIt =
        reply.compressible()
            && threshold.isPresent()
            && reply.body().length >= threshold.getAsInt();
    return worthIt ? accepted(request.header("accept-encoding").orElse("")) : IDENTITY;
  }

  /** The best coding that an {@code Accept-Encoding} header admits. */
  static ContentCoding accepted(String header) {
    if (admits(header, GZIP)) {
      return GZIP;
    }
    return admits(header, DEFLATE) ? DEFLATE : IDENTITY;
  }

  private static boolean admits(String header, ContentCoding coding) {
    boolean any = false;
    Matcher element = ELEMENT.matcher(header);
    while (element.find()) {
      String parameters = element.group(2);
      boolean wanted = parameters == null || !WEIGHT_ZERO.matcher(parameters).find();
      if (element.group(1).equalsIgnoreCase(coding.token())) {
        return wanted;
      }
      any |= wanted && element.group(1).equals("*");
    }
    return any;
  }

  byte[] encode(byte[] body) {
    if (this == IDENTITY) {
      return body;
    }
    ByteArrayOutputStream encoded = new ByteArrayOutputStream(body.length / 2 + 32);
    try (OutputStream encoder = encoder(encoded)) {
      encoder.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return encoded.toByteArray();
  }
}
