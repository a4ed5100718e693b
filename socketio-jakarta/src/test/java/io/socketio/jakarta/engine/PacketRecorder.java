// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Notes what a codec reads. */
final class PacketRecorder implements PacketReceiver {
  private final List<String> calls = new ArrayList<>();

  /** Reads a payload to its end; false if it is malformed. */
  static boolean read(Payload payload, PacketReceiver receiver) {
    while (payload.hasNext()) {
      if (!payload.next(receiver)) {
        return false;
      }
    }
    return true;
  }

  List<String> calls() {
    return calls;
  }

  @Override
  public void message(String data) {
    calls.add("text " + data);
  }

  @Override
  public void message(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    calls.add("binary " + Arrays.toString(bytes));
  }

  @Override
  public void control(char type) {
    calls.add("control " + type);
  }

  @Override
  public void malformed(String what) {
    calls.add("malformed " + what);
  }
}
