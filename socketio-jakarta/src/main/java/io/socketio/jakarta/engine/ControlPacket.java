// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.engine;

import io.socketio.jakarta.util.Utf8;
import java.nio.ByteBuffer;

/**
 * A packet of the protocol itself.
 *
 * @param frame the packet with its leading type
 */
record ControlPacket(String frame) implements Packet {
  static final ControlPacket CLOSE = new ControlPacket("1");
  static final ControlPacket PING = new ControlPacket("2");
  static final ControlPacket PONG = new ControlPacket("3");
  static final ControlPacket PROBE_REPLY = new ControlPacket("3probe");
  static final ControlPacket NOOP = new ControlPacket("6");

  private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

  static ControlPacket open(String sid, TransportName transport, EngineOptions options) {
    boolean upgradable =
        transport == TransportName.POLLING
            && options.allowUpgrades()
            && options.transports().contains(TransportName.WEBSOCKET);
    StringBuilder frame = new StringBuilder(128).append("0{\"sid\":");
    Json.quote(frame, sid);
    frame.append(upgradable ? ",\"upgrades\":[\"websocket\"]" : ",\"upgrades\":[]");
    frame.append(",\"pingInterval\":").append(options.pingInterval().toMillis());
    frame.append(",\"pingTimeout\":").append(options.pingTimeout().toMillis());
    frame.append(",\"maxPayload\":").append(options.maxHttpBufferSize()).append('}');
    return new ControlPacket(frame.toString());
  }

  @Override
  public boolean isText() {
    return true;
  }

  @Override
  public ByteBuffer bytes() {
    return NO_BYTES;
  }

  @Override
  public ByteBuffer typedBytes() {
    return NO_BYTES;
  }

  @Override
  public int byteLength() {
    return Utf8.length(frame);
  }

  /** Constants, but for one of each session. */
  @Override
  public long heldBytes() {
    return 0;
  }

  @Override
  public boolean compress() {
    return true;
  }
}
