// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Payload;
import io.socketio.jakarta.wire.SocketIo;
import io.socketio.jakarta.wire.Transport;
import java.util.Collections;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One attachment to which a message refers again and again. */
class AttachmentIT {
  @RegisterExtension final Victim victim = Victim.server();

  @ParameterizedTest
  @EnumSource
  void theSameAttachmentEverywhereInAnObject(Transport transport) {
    attack(transport, "object", array(SocketIo.PLACEHOLDER));
  }

  @ParameterizedTest
  @EnumSource
  void theSameAttachmentInManyRecords(Transport transport) {
    attack(transport, "uploads", array("{\"name\":\"x\",\"data\":" + SocketIo.PLACEHOLDER + "}"));
  }

  @ParameterizedTest
  @EnumSource
  void theSameAttachmentInOneMemberOfARecordThatIsThereAgainAndAgain(Transport transport) {
    String member = "\"data\":" + SocketIo.PLACEHOLDER;
    attack(transport, "upload", "{" + String.join(",", Collections.nCopies(5_000, member)) + "}");
  }

  private static String array(String element) {
    return "[" + String.join(",", Collections.nCopies(600, element)) + "]";
  }

  private void attack(Transport transport, String event, String argument) {
    EngineClient attacker = victim.attacker(transport);
    byte[] attachment = new byte[500_000];
    attacker.send("451-1[\"" + event + "\"," + argument + "]", Payload.binary(attachment));
    assertThat(attacker.next()).isEqualTo("431[]");
  }
}
