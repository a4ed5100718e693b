// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.socketio.jakarta.util.QueryString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Polling for browsers without CORS, by scripts and forms: an answer is a call of the function
 * {@code ___eio[j]}, a request body the field {@code d} of a form. The payload in it is that of any
 * other client.
 */
final class Jsonp implements PayloadFormat {
  private static final String SCRIPT = "text/plain; charset=UTF-8";

  private final String call;
  private final PayloadFormat payload;

  /**
   * Makes the format of one session.
   *
   * @param index what the client calls its function; all but the digits is left out, so that no
   *     script of a stranger gets into the answer
   * @param payload the format inside
   */
  Jsonp(String index, PayloadFormat payload) {
    call = "___eio[" + index.replaceAll("[^0-9]", "") + "](";
    this.payload = payload;
  }

  @Override
  public byte[] encode(Collection<? extends Packet> packets) {
    String text = new String(payload.encode(packets), UTF_8);
    StringBuilder script = new StringBuilder(text.length() + 32).append(call);
    Json.quote(script, text);
    // JSON allows them in a string, JavaScript before 2019 does not.
    return script
        .append(");")
        .toString()
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
        .getBytes(UTF_8);
  }

  @Override
  public String contentType(Collection<? extends Packet> packets) {
    return SCRIPT;
  }

  @Override
  public boolean acceptsBinaryBody() {
    return false;
  }

  @Override
  public Payload binaryPayload(ByteBuffer body) {
    return payload(body);
  }

  /**
   * A form without the field, or with several, has nothing to say, as with the reference server.
   */
  @Override
  public Payload payload(ByteBuffer body) {
    List<String> fields = new ArrayList<>(1);
    QueryString.forEach(
        UTF_8.decode(body).toString(),
        (name, value) -> {
          if (name.equals("d")) {
            fields.add(value);
          }
        });
    return fields.size() == 1
        ? payload.payload(UTF_8.encode(withLineBreaks(fields.get(0))))
        : Payload.EMPTY;
  }

  /**
   * Forms change line breaks, so that clients write a backslash and {@code n} instead, and one more
   * backslash where that stood in the text already.
   */
  private static String withLineBreaks(String text) {
    if (!text.contains("\\n")) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\\\n", i)) {
        out.append("\\n");
        i += 2;
      } else if (text.startsWith("\\n", i)) {
        out.append('\n');
        i++;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }
}
