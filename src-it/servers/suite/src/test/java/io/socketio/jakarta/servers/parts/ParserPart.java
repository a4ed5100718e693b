// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.servers.parts;

import io.socketio.jakarta.jsonb.JsonbCodec;
import io.socketio.jakarta.parser.JsonParser;
import io.socketio.jakarta.parser.Parser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the parser. */
@ApplicationScoped
public class ParserPart {
  /** Makes that of the server; nothing else asks for it. */
  @Produces
  Parser parser() {
    Parts.FOUND.add("Parser");
    return new JsonParser(new JsonbCodec());
  }
}
