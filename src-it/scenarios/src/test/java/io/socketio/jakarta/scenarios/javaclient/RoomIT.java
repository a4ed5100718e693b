// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javaclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.scenarios.ScenarioServer;
import io.socketio.jakarta.scenarios.Transports;
import java.util.List;
import org.json.JSONArray;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rooms and broadcasts: the first client is in red, the second in red and blue, the last in blue.
 */
@ResourceLock("news")
class RoomIT {
  @RegisterExtension static final ScenarioServer SERVER = new ScenarioServer();
  @RegisterExtension final Clients clients = new Clients(SERVER);

  private List<Client> all;
  private List<Inbox> news;
  private String red;
  private String blue;

  private void connect(Transports transports) {
    all = clients.connectAll(3, transports);
    red = "red-" + all.get(0).id();
    blue = "blue-" + all.get(0).id();
    all.get(0).ask("join", new JSONArray(List.of(red)));
    all.get(1).ask("join", new JSONArray(List.of(red, blue)));
    all.get(2).ask("join", new JSONArray(List.of(blue)));
    news = all.stream().map(client -> client.inbox("news")).toList();
  }

  /** How many news each has got. */
  private List<Integer> heard(String from, List<String> to, List<String> except) {
    all.get(0).emit(from, Selections.of(to, except), "read all about it");
    // The first one again: only now the broadcast is certainly over.
    all.get(0).settle();
    all.forEach(Client::settle);
    return news.stream().map(Inbox::size).toList();
  }

  @ParameterizedTest
  @EnumSource
  void theServerReachesARoom(Transports transports) {
    connect(transports);
    assertThat(heard("from-server", List.of(red), List.of())).containsExactly(1, 1, 0);
  }

  @ParameterizedTest
  @EnumSource
  void theServerReachesTheMembersOfTwoRoomsOnce(Transports transports) {
    connect(transports);
    assertThat(heard("from-server", List.of(red, blue), List.of())).containsExactly(1, 1, 1);
  }

  @ParameterizedTest
  @EnumSource
  void theServerLeavesOutARoom(Transports transports) {
    connect(transports);
    assertThat(heard("from-server", List.of(red), List.of(blue))).containsExactly(1, 0, 0);
  }

  @ParameterizedTest
  @EnumSource
  void theServerLeavesOutASocket(Transports transports) {
    connect(transports);
    String second = all.get(1).id();
    assertThat(heard("from-server", List.of(red, blue), List.of(second))).containsExactly(1, 0, 1);
  }

  @ParameterizedTest
  @EnumSource
  void aSocketReachesTheOthersOfItsRoom(Transports transports) {
    connect(transports);
    assertThat(heard("from-socket", List.of(red), List.of())).containsExactly(0, 1, 0);
  }

  @ParameterizedTest
  @EnumSource
  void whoHasLeftHearsNothing(Transports transports) {
    connect(transports);
    all.get(1).ask("leave", new JSONArray(List.of(red)));
    assertThat(heard("from-server", List.of(red), List.of())).containsExactly(1, 0, 0);
  }
}
