// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.benchmarks.peers;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the bare server knows of a client: the room that it is in, and how to answer it. */
abstract class BareClient {
  private static final Map<String, Set<BareClient>> ROOMS = new ConcurrentHashMap<>();

  private String room = "";

  /** Takes part in broadcasts from now on. */
  final void enter() {
    join("");
  }

  static String open(String sid, String upgrades) {
    return "0{\"sid\":\""
        + sid
        + "\",\"upgrades\":["
        + upgrades
        + "],\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}";
  }

  abstract void send(String packet);

  final void received(String packet) {
    if (packet.equals("40")) {
      send("40{\"sid\":\"y\"}");
    } else if (packet.startsWith("42[\"echo\"") || packet.startsWith("451-[\"bin\"")) {
      send(packet);
    } else if (packet.startsWith("42[\"broadcast\"")) {
      sendAll("", packet);
    } else if (packet.startsWith("42[\"room\",\"")) {
      int name = packet.indexOf('"', 10) + 1;
      int end = packet.indexOf('"', name);
      sendAll(packet.substring(name, end), "42[\"room\"" + packet.substring(end + 1));
    } else if (packet.startsWith("420[\"join\",\"")) {
      join(packet.substring(12, packet.length() - 2));
      send("430[]");
    } else if (packet.startsWith("42") && packet.contains("[\"echo-ack\",")) {
      int name = packet.indexOf('[');
      send("43" + packet.substring(2, name) + "[" + packet.substring(name + 12));
    } else if (!packet.equals("3")) {
      throw new IllegalArgumentException(packet);
    }
  }

  private void join(String name) {
    room = name;
    ROOMS.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet()).add(this);
  }

  final void leave() {
    ROOMS.get("").remove(this);
    ROOMS.get(room).remove(this);
  }

  private static void sendAll(String room, String packet) {
    ROOMS.get(room).forEach(member -> member.send(packet));
  }
}
