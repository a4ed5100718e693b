// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.scenarios.javaclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.scenarios.ScenarioServer;
import io.socketio.jakarta.scenarios.Transports;
import io.socketio.jakarta.wire.Jsons;
import java.util.List;
import java.util.Random;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events: what arrives is what was sent. */
@ResourceLock("news")
class EventIT {
  private static final String JSON =
      """
      {"text": "Grüße 世界 😀 \\"\\\\\\n\\u001e", "empty": "", "whole": -7, "large": 9007199254740991,
       "fraction": 0.25, "yes": true, "no": false, "list": [1, [2, []], {}], "object": {"a": {"b": 1}}}
      """;
  private static final int LARGE = 500_000;

  @RegisterExtension static final ScenarioServer SERVER = new ScenarioServer();
  @RegisterExtension final Clients clients = new Clients(SERVER);

  @ParameterizedTest
  @EnumSource
  void argumentsAreEchoed(Transports transports) throws JSONException {
    Client client = clients.connect(transports);
    Inbox echoes = client.inbox("echo");
    client.emit("echo");
    client.emit("echo", 1, "two", true, new JSONObject(JSON), new JSONArray("[3, \"four\"]"));
    assertThat(echoes.next()).isEmpty();
    Object[] echo = echoes.next();
    assertThat(echo).hasSize(5).startsWith(1, "two", true);
    assertThat(Jsons.value(echo[3].toString())).isEqualTo(Jsons.value(JSON));
    assertThat(Jsons.value(echo[4].toString())).isEqualTo(Jsons.value("[3, \"four\"]"));
  }

  @ParameterizedTest
  @EnumSource
  void valuesSurviveBeingDecodedToJavaObjects(Transports transports) throws JSONException {
    Object decoded = clients.connect(transports).askOne("echo-decoded", new JSONObject(JSON));
    assertThat(Jsons.value(decoded.toString())).isEqualTo(Jsons.value(JSON));
  }

  @ParameterizedTest
  @EnumSource
  void aLargeTextIsEchoed(Transports transports) {
    String text = "0123456789".repeat(LARGE / 10);
    assertThat(clients.connect(transports).askOne("echo-ack", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  void nestedBytesAreEchoed(Transports transports) throws JSONException {
    byte[] bytes = randomBytes(1_000);
    byte[] others = randomBytes(200_000);
    JSONObject sent =
        new JSONObject().put("a", new JSONArray().put(new JSONObject().put("b", bytes)));
    Object[] echo = clients.connect(transports).ask("echo-ack", bytes, sent, others, "text");
    assertThat((byte[]) echo[0]).isEqualTo(bytes);
    JSONObject nested = ((JSONObject) echo[1]).getJSONArray("a").getJSONObject(0);
    assertThat((byte[]) nested.get("b")).isEqualTo(bytes);
    assertThat((byte[]) echo[2]).isEqualTo(others);
    assertThat(echo[3]).isEqualTo("text");
  }

  @ParameterizedTest
  @EnumSource
  void bytesAreFieldsOfRecords(Transports transports) throws JSONException {
    byte[] scan = randomBytes(5_000);
    JSONObject page = new JSONObject().put("number", 1).put("scan", scan);
    JSONObject document =
        new JSONObject().put("title", "deed").put("pages", new JSONArray().put(page));
    JSONObject seen = (JSONObject) clients.connect(transports).askOne("document", document);
    assertThat(seen.getString("title")).isEqualTo("seen: deed");
    JSONObject seenPage = seen.getJSONArray("pages").getJSONObject(0);
    assertThat(seenPage.getInt("number")).isEqualTo(1);
    assertThat((byte[]) seenPage.get("scan")).isEqualTo(scan);
  }

  @ParameterizedTest
  @EnumSource
  void bytesAreBroadcast(Transports transports) {
    List<Client> all = clients.connectAll(3, transports);
    List<Inbox> news = all.stream().map(client -> client.inbox("news")).toList();
    byte[] bytes = randomBytes(100);
    all.get(0).emit("from-server", Selections.everybody(), bytes);
    assertThat(news).allSatisfy(inbox -> assertThat((byte[]) inbox.first()).isEqualTo(bytes));
  }

  private static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
