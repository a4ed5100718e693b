// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import io.socketio.jakarta.wire.Frame;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that send all the time, as fast as they are read. */
class FloodIT {
  /** More than the server has threads for what it is sent. */
  private static final int MANY = 30;

  private static final int FRAMES_AT_ONCE = 1000;
  private static final int MOST_IN_A_PING = 125;

  /** Its sessions outlive the attack if they are not cut for it. */
  @RegisterExtension final Victim victim = Victim.at("default-heartbeat");

  @Test
  void events() {
    attack(Frame.text("42[\"nobody\",\"listens\"]"));
  }

  @Test
  void pings() {
    attack(new Frame(true, Frame.PING, ByteBuffer.allocate(MOST_IN_A_PING)));
  }

  @Test
  void pongs() {
    attack(new Frame(true, Frame.PONG, ByteBuffer.allocate(MOST_IN_A_PING)));
  }

  private void attack(Frame frame) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int i = 0; i < FRAMES_AT_ONCE; i++) {
      frames.writeBytes(frame.masked());
    }
    byte[] bytes = frames.toByteArray();
    for (int i = 0; i < MANY; i++) {
      WebSocketConnection attacker = victim.wire().deafWebSocket(Wire.WEBSOCKET);
      attacker.send("40");
      Thread flood = new Thread(() -> flood(attacker, bytes), "flood");
      flood.setDaemon(true);
      flood.start();
    }
    for (int i = 0; i < 5; i++) {
      victim.assertServesOthers();
    }
  }

  private static void flood(WebSocketConnection attacker, byte[] frames) {
    try {
      while (true) {
        attacker.write(frames);
      }
    } catch (IOException e) {
      // It was cut, or the attack is over.
    }
  }
}
