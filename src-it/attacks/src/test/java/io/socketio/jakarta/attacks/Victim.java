// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.socketio.jakarta.wire.Await;
import io.socketio.jakarta.wire.EngineClient;
import io.socketio.jakarta.wire.Request;
import io.socketio.jakarta.wire.Transport;
import io.socketio.jakarta.wire.Wire;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server that a test attacks, and those who are served beside the attackers. Each test asserts
 * by this that nobody but an attacker has noticed anything: clients on both transports and another
 * application of the container are answered all the time, and when the attackers have gone, what
 * they held is free.
 */
final class Victim implements BeforeEachCallback, AfterEachCallback {
  private static final Request JVM = Request.get("").below("neighbour/jvm");

  /** What may be left of an attack: code, and what Tomcat keeps of 200 connections for others. */
  private static final long TOLERATED_BYTES = 24 << 20;

  /** Silent sessions end after five seconds. */
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private static final Duration BETWEEN_COLLECTIONS = Duration.ofMillis(200);

  private final Wire wire;
  private final Wire bystandersWire = Wire.underAttack("socket.io");
  private List<Bystander> bystanders = List.of();
  private long liveBytes;

  private Victim(String path) {
    this.wire = Wire.underAttack(path);
  }

  /** A server with default options. */
  static Victim server() {
    return at("socket.io");
  }

  /** A server of the fixture with other options. */
  static Victim at(String path) {
    return new Victim(path);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    wire.beforeEach(context);
    bystandersWire.beforeEach(context);
    bystanders =
        List.of(
            Bystander.client(Transport.POLLING, bystandersWire),
            Bystander.client(Transport.WEBSOCKET, bystandersWire),
            Bystander.neighbour(bystandersWire.application()));
    bystanders.forEach(Bystander::awaitAnswer);
    liveBytes = liveBytes();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    try {
      // what the attack has done otherwise is no matter of a test that has failed already
      if (context.getExecutionException().isEmpty()) {
        bystanders.forEach(Bystander::awaitAnswer);
        wire.afterEach(context);
        awaitFreeHeap();
        bystanders.forEach(Bystander::awaitAnswer);
      }
      bystanders.forEach(Bystander::stop);
      bystanders.forEach(Bystander::assertUnharmed);
    } finally {
      wire.afterEach(context);
      bystandersWire.afterEach(context);
    }
  }

  private void awaitFreeHeap() {
    long most = liveBytes + TOLERATED_BYTES;
    Await.until(
        "at most " + most + " live bytes",
        RECOVERY,
        BETWEEN_COLLECTIONS,
        () -> liveBytes() <= most);
  }

  /** For attackers: what they open here is closed when the attack is over. */
  Wire wire() {
    return wire;
  }

  /** An attacker that has joined the main namespace. */
  EngineClient attacker(Transport transport) {
    EngineClient attacker = transport.open(wire);
    attacker.send("40");
    assertThat(attacker.next()).startsWith("40");
    return attacker;
  }

  /** Asserts in the middle of an attack that others are served. */
  void assertServesOthers() {
    bystanders.forEach(Bystander::awaitAnswer);
  }

  /** Lets the handlers go that the event {@code hold} has stopped, on whatever server. */
  void release(String key) {
    try (EngineClient other = Transport.WEBSOCKET.open(bystandersWire)) {
      other.send("40");
      assertThat(other.next()).startsWith("40");
      other.send("42[\"release\",\"" + key + "\"]");
    }
  }

  /** The bytes that the server holds after a collection. */
  long liveBytes() {
    return jvm().getJsonNumber("liveBytes").longValue();
  }

  /** The threads of the server. */
  int threads() {
    return jvm().getInt("threads");
  }

  private JsonObject jvm() {
    return wire.application().call(JVM).json();
  }
}
