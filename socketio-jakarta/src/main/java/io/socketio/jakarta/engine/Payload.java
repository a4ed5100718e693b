// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

/**
 * The packets in the body of a POST, read one by one: those that are not due yet stay the bytes
 * that they came as.
 */
interface Payload {
  /** No packets at all. */
  Payload EMPTY =
      new Payload() {
        @Override
        public boolean hasNext() {
          return false;
        }

        @Override
        public boolean next(PacketReceiver receiver) {
          throw new IllegalStateException("there is no packet");
        }
      };

  /** Tells whether there is something more to read, which may turn out to be no packet. */
  boolean hasNext();

  /**
   * Reads the next packet.
   *
   * @return false if the receiver was told of something malformed; nothing after it is read
   */
  boolean next(PacketReceiver receiver);
}
