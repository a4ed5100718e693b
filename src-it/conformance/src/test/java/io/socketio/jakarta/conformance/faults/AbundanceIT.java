// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Probe;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Undisturbed;
import io.socketio.jakarta.wire.Wire;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One client that has a great many of what most have few of. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@Tag("own-server")
@Undisturbed
class AbundanceIT {
  private static final int NAMESPACES = 1_000;
  private static final int ROOMS = 10_000;

  /** So few that the pong, which waits for the answer of the POST, does not come too late. */
  private static final int AT_ONCE = 100;

  /** So many threads decide on namespaces at once, at most. */
  private static final int HANDLER_THREADS = 200;

  @Order(2)
  @RegisterExtension
  final Wire wire = Wire.withOption("rules");

  @Order(1)
  @RegisterExtension
  final NothingLeft nothingLeft = new NothingLeft(wire, HANDLER_THREADS);

  @ParameterizedTest
  @EnumSource
  void aThousandNamespacesOfOneClientAreServed(Transport transport) {
    final HealthyClients others = new HealthyClients(wire);
    final int before = namespaces();
    EngineClient client = SocketIo.connect(transport, wire);
    String[] names =
        IntStream.range(0, NAMESPACES).mapToObj(i -> "/last-many-" + i).toArray(String[]::new);
    Set<String> joined = new HashSet<>();
    for (int from = 0; from < NAMESPACES; from += AT_ONCE) {
      client.send(each(Arrays.copyOfRange(names, from, from + AT_ONCE), "40", ","));
      for (int i = 0; i < AT_ONCE; i++) {
        String packet = client.next();
        assertThat(packet).startsWith("40/last-many-").contains(",{\"sid\":\"");
        joined.add(packet.substring(2, packet.indexOf(',')));
      }
    }
    assertThat(joined).containsExactlyInAnyOrder(names);
    assertThat(namespaces()).isEqualTo(before + NAMESPACES);
    client.send("40/last-many-more,");
    assertThat(client.next()).startsWith("44/last-many-more,{\"message\":\"Too many");

    client.send(each(names, "42", ",1[\"message-with-ack\"]"));
    Set<String> answers = new HashSet<>();
    for (int i = 0; i < NAMESPACES; i++) {
      answers.add(client.next());
    }
    assertThat(answers).containsExactlyInAnyOrder(each(names, "43", ",1[]"));
    others.assertServed();
    client.close();
    Await.until("the namespaces are gone", () -> namespaces() == before);
  }

  private static String[] each(String[] names, String head, String tail) {
    return Arrays.stream(names).map(name -> head + name + tail).toArray(String[]::new);
  }

  @ParameterizedTest
  @EnumSource
  void tenThousandRoomsOfOneSocketAreServed(Transport transport) {
    EngineClient client = SocketIo.connect(transport, wire);
    client.send("421[\"join-rooms\"," + ROOMS + "]");
    assertThat(client.next()).isEqualTo("431[" + (ROOMS + 1) + "]");
    HealthyClients others = new HealthyClients(wire);
    client.send("42[\"tell-room\",\"room-" + (ROOMS - 1) + "\",1]");
    assertThat(client.next()).isEqualTo("42[\"news\",1]");
    others.assertServed();

    client.send("422[\"leave-rooms\"," + ROOMS / 2 + "]");
    assertThat(client.next()).isEqualTo("432[" + (ROOMS / 2 + 1) + "]");
    client.send("42[\"tell-room\",\"room-0\",2]", "42[\"tell-room\",\"room-9999\",3]");
    assertThat(client.next()).isEqualTo("42[\"news\",3]");
  }

  private int namespaces() {
    return Probe.read(wire.application()).orElseThrow().namespaces();
  }
}
