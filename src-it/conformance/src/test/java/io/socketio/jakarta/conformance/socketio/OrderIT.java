// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Payload;
import io.socketio.jakarta.wire.PollingSession;
import io.socketio.jakarta.wire.Received;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.WebSocketConnection;
import io.socketio.jakarta.wire.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets of one session keep their order, and attachments stay with theirs. */
class OrderIT {
  private static final int EVENTS = 300;

  @RegisterExtension final Wire wire = Wire.socketIo();

  @ParameterizedTest
  @EnumSource
  void eventsWithAndWithoutAttachmentsKeepTheirOrder(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    List<String> packets = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      if (i % 2 == 0) {
        packets.add("42[\"message\"," + i + "]");
      } else {
        packets.add("451-[\"message\"," + i + "," + SocketIo.PLACEHOLDER + "]");
        packets.add(Payload.binary((byte) i, (byte) (i >> Byte.SIZE)));
      }
    }
    client.send(packets.toArray(String[]::new));
    for (String packet : packets) {
      assertThat(client.next()).isEqualTo(packet.replace("\"message\"", "\"message-back\""));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingComesBetweenAPacketAndItsAttachments(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    List<String> packets = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      packets.add("451-[\"message\"," + SocketIo.PLACEHOLDER + "]");
      packets.add("bAQID");
      packets.add("40/unknown,");
    }
    client.send(packets.toArray(String[]::new));
    int refusals = 0;
    for (int i = 0; i < 2 * EVENTS; i++) {
      String packet = client.next();
      if (packet.startsWith("45")) {
        assertThat(client.next()).isEqualTo("bAQID");
      } else {
        assertThat(packet).startsWith("44/unknown,");
        refusals++;
      }
    }
    assertThat(refusals).isEqualTo(EVENTS);
  }

  @Test
  void socketsSurviveAnUpgrade() {
    PollingSession session = wire.polling();
    session.post("40");
    assertThat(session.receive(2)).hasSize(2);
    session.post("42[\"message\",0]", "451-[\"message\",1," + SocketIo.PLACEHOLDER + "]", "bAQID");
    WebSocketConnection connection = wire.webSocket(session.upgradeQuery());
    connection.send("2probe");
    assertThat(connection.text()).isEqualTo("3probe");
    session.post("42[\"message\",2]");
    connection.send("5");
    connection.send("42[\"message\",3]");
    assertThat(connection.text()).isEqualTo("42[\"message-back\",0]");
    assertThat(connection.text())
        .isEqualTo("451-[\"message-back\",1," + SocketIo.PLACEHOLDER + "]");
    assertThat(connection.next())
        .isEqualTo(new Received.Binary(ByteBuffer.wrap(new byte[] {1, 2, 3})));
    assertThat(connection.text()).isEqualTo("42[\"message-back\",2]");
    assertThat(connection.text()).isEqualTo("42[\"message-back\",3]");
  }
}
