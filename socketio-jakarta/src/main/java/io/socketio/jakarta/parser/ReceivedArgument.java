// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

import java.lang.reflect.Type;

/** One received argument, still encoded. */
interface ReceivedArgument {
  boolean isBinary();

  /**
   * Decodes the argument.
   *
   * @throws PayloadException if it does not fit the type
   */
  Object read(Type type);

  /** The same argument as JSON, for an encoding other than its own. */
  JsonArgument toJson();
}
