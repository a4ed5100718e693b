// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.parts;

import io.socketio.jakarta.jsonb.JsonbCodec;
import io.socketio.jakarta.parser.JsonCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the codec. */
@ApplicationScoped
public class CodecPart {
  /** Makes that of the server; nothing else asks for it. */
  @Produces
  JsonCodec codec() {
    Parts.FOUND.add("JsonCodec");
    return new JsonbCodec();
  }
}
