// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.parser;

/** Arguments that were received and are still JSON. */
final class JsonData extends ReceivedData {
  private final ReceivedText received;

  JsonData(ReceivedText received, int[] bounds, int first) {
    super(bounds, first);
    this.received = received;
  }

  @Override
  boolean isNull(int start) {
    return received.text().charAt(start) == 'n';
  }

  @Override
  JsonArgument argument(int index, int start, int end) {
    return new JsonArgument(received, index, start, end);
  }

  @Override
  public String toString() {
    return size() == 0 ? "[]" : "[" + received.text().substring(start(0), end(size() - 1)) + "]";
  }
}
