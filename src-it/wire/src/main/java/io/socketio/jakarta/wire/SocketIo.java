// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/** Socket.IO packets inside Engine.IO messages, written as on the wire. */
public final class SocketIo {
  /** Stands for the first attachment. */
  public static final String PLACEHOLDER = placeholder(0);

  private SocketIo() {}

  /** Opens a session that has joined the main namespace. */
  public static EngineClient connect(Transport transport, Wire wire) {
    return Attempts.oneThatSucceeds(
        () -> {
          EngineClient client = transport.open(wire);
          joinMain(client);
          return client;
        });
  }

  /** Joins the main namespace; returns the id of the socket. */
  public static String joinMain(EngineClient client) {
    client.send("40");
    String sid = json(client.next(), "40").asJsonObject().getString("sid");
    assertThat(client.next()).isEqualTo("42[\"auth\",{}]");
    return sid;
  }

  /** Joins the other namespace; returns the id of the socket. */
  public static String joinCustom(EngineClient client) {
    client.send("40/custom,");
    String sid = json(client.next(), "40/custom,").asJsonObject().getString("sid");
    assertThat(client.next()).isEqualTo("42/custom,[\"auth\",{}]");
    return sid;
  }

  /** Asserts that the session is alive and in order. */
  public static void assertAlive(EngineClient client) {
    client.send("42[\"message\",\"alive\"]");
    assertThat(client.next()).isEqualTo("42[\"message-back\",\"alive\"]");
  }

  /** The payload of a packet that begins like this. */
  public static JsonValue json(String packet, String head) {
    assertThat(packet).startsWith(head);
    return Jsons.value(packet.substring(head.length()));
  }

  /** Stands for an attachment. */
  public static String placeholder(int number) {
    return "{\"_placeholder\":true,\"num\":" + number + "}";
  }

  /**
   * Reads the payload of a binary packet and its attachments.
   *
   * @return the payload, attachments as {@link Payload#binary} strings
   */
  public static JsonValue binaryJson(EngineClient client, String head, int attachments) {
    JsonValue payload = json(client.next(), head);
    String[] packets = new String[attachments];
    for (int i = 0; i < attachments; i++) {
      packets[i] = client.next();
      assertThat(packets[i]).as("attachment %s of %s", i, payload).startsWith("b");
    }
    return resolve(payload, List.of(packets));
  }

  private static JsonValue resolve(JsonValue value, List<String> attachments) {
    if (value instanceof JsonArray array) {
      JsonArrayBuilder copy = Json.createArrayBuilder();
      array.forEach(element -> copy.add(resolve(element, attachments)));
      return copy.build();
    }
    if (value instanceof JsonObject object) {
      if (object.getBoolean("_placeholder", false)) {
        return Json.createValue(attachments.get(object.getInt("num")));
      }
      JsonObjectBuilder copy = Json.createObjectBuilder();
      object.forEach((name, member) -> copy.add(name, resolve(member, attachments)));
      return copy.build();
    }
    return value;
  }
}
