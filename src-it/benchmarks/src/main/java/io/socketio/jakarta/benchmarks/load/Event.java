// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.load;

/**
 * An event that comes back.
 *
 * @param namespace what stands before the data of a packet: nothing, or a name and a comma
 * @param ack whether it comes back as an acknowledgement
 * @param payload its argument
 */
record Event(String namespace, boolean ack, Payload payload) {
  /** An acknowledged event of the main namespace. */
  static Event acknowledged(Payload payload) {
    return new Event("", true, payload);
  }

  /** An event of the main namespace that is answered with another one. */
  static Event echoed(Payload payload) {
    return new Event("", false, payload);
  }

  String request(long number) {
    String json = payload.json(number);
    return ack
        ? "42" + namespace + number + "[\"echo-ack\"," + json + "]"
        : "42" + namespace + "[\"echo\"," + json + "]";
  }

  byte[] answer(long number) {
    return Bytes.of(
        ack ? "43" + namespace + number + "[" + payload.json(number) + "]" : request(number));
  }
}
