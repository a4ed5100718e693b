// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.containers.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.containers.Await;
import io.socketio.jakarta.containers.Client;
import io.socketio.jakarta.containers.TomcatServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two web applications in one server, each with the JARs in it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TwoApplicationsIT {
  private final TomcatServer tomcat = TomcatServer.empty();
  private final Chat red = Chat.deploy(tomcat, "/red");
  private final Chat blue = Chat.deploy(tomcat, "/blue/sky");

  @AfterEach
  void stop() {
    tomcat.close();
  }

  @Test
  void doNotHearEachOther() {
    List<Client> inRed = red.people(2);
    List<Client> inBlue = blue.people(2);
    join(inRed);
    join(inBlue);

    say(inRed.get(0), "from red");
    say(inBlue.get(0), "from blue");

    assertThat(message(inRed.get(1))).contains("from red");
    assertThat(message(inBlue.get(1))).contains("from blue");
  }

  @Test
  void endOfOneLeavesTheOther() {
    List<Client> inRed = red.people(10);
    List<Client> inBlue = blue.people(2);
    join(inBlue);

    red.undeploy();
    Await.until("clients ended", () -> inRed.stream().allMatch(Client::ended));

    say(inBlue.get(0), "still here");
    assertThat(message(inBlue.get(1))).contains("still here");
    assertThat(inBlue).noneMatch(Client::ended);
  }

  /** One after the other, so that each knows what comes of it. */
  private static void join(List<Client> people) {
    for (Client person : people) {
      person.send("421[\"join\",{\"room\":\"tea\"}]");
      await(person, "431");
    }
  }

  private static void say(Client person, String text) {
    String id = "123e4567-e89b-12d3-a456-426614174000";
    person.send("422[\"message\",{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}]");
  }

  private static String message(Client person) {
    return await(person, "42[\"message\"");
  }

  /** The chat also tells who is there. */
  private static String await(Client person, String prefix) {
    String packet = person.next();
    while (!packet.startsWith(prefix)) {
      packet = person.next();
    }
    return packet;
  }
}
