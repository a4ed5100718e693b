// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import io.socketio.jakarta.wire.DeafConnection;
import io.socketio.jakarta.wire.Request;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files of the browser client, which anybody may ask for. */
class ClientFileIT {
  /** As many copies of the file do not fit into the heap. */
  private static final int MANY = 1_000;

  @RegisterExtension final Victim victim = Victim.server();

  @Test
  void clientsThatDoNotReadTheirFile() {
    List<DeafConnection> attackers =
        IntStream.range(0, MANY).mapToObj(i -> victim.wire().startDeaf(largeFile())).toList();
    attackers.forEach(DeafConnection::awaitAnswer);
  }

  private static Request largeFile() {
    return Request.get("").below("socket.io.js.map");
  }
}
