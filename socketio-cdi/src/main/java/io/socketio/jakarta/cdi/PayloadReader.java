// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.cdi;

import io.socketio.jakarta.ArgsReader;
import io.socketio.jakarta.SocketEvent;
import java.lang.reflect.Type;

/** Makes the payload of an observer of the arguments of an event. */
@FunctionalInterface
interface PayloadReader {
  /**
   * Makes the payload.
   *
   * @throws io.socketio.jakarta.parser.PayloadException if the arguments do not fit
   */
  Object read(SocketEvent event);

  /** The reader for the declared type of an event parameter that {@link PayloadTypes} accepts. */
  static PayloadReader of(Type declared) {
    if (declared == SocketEvent.class) {
      return event -> event;
    }
    ArgsReader<?> reader = ArgsReader.of(declared);
    return event -> reader.read(event.args());
  }
}
