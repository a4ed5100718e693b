// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that are few and large, and wait for a handler. */
final class LargeEventTest {
  private static final int LENGTH = 1_000;

  /** As long as three events, less a little for what is around their text. */
  private static final int LIMIT = 3 * LENGTH;

  private final SocketIoServer io =
      SocketIoServer.builder()
          .options(
              SocketIoOptions.builder().engine(engine -> engine.maxBufferedBytes(LIMIT)).build())
          .build();
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch handled = new CountDownLatch(1);

  LargeEventTest() {
    handle(io);
    handle(io.of("/other"));
  }

  private void handle(Namespace namespace) {
    namespace.on("hold", event -> ServerTest.awaitQuietly(release));
    namespace.on("last", event -> handled.countDown());
  }

  @AfterEach
  void stop() {
    release.countDown();
    io.close();
  }

  @Test
  void holdBackTheirClientUntilTheyAreHandled() {
    FakeClient client = FakeClient.connect(io);
    String large = "x".repeat(LENGTH);
    client.send("42[\"hold\",\"" + large + "\"]");
    client.send("42[\"hold\",\"" + large + "\"]");
    assertThat(client.isHeldBack()).isFalse();
    client.send("42[\"last\",\"" + large + "\"]");
    assertThat(client.isHeldBack()).isTrue();

    release.countDown();
    ServerTest.awaitQuietly(handled);
    ServerTest.awaitTrue(() -> !client.isHeldBack());
  }

  @Test
  void countTogetherInAllNamespacesOfAConnection() {
    FakeClient client = FakeClient.connect(io);
    client.join("/other");
    String large = "x".repeat(2 * LENGTH);
    client.send("42[\"hold\",\"" + large + "\"]");
    assertThat(client.isHeldBack()).isFalse();
    client.send("42/other,[\"hold\",\"" + large + "\"]");
    assertThat(client.isHeldBack()).isTrue();
  }

  @Test
  void countWithTheirAttachments() {
    FakeClient client = FakeClient.connect(io);
    client.send("451-[\"hold\",{\"_placeholder\":true,\"num\":0}]");
    assertThat(client.isHeldBack()).isFalse();
    client.sendBinary(new byte[LIMIT]);
    assertThat(client.isHeldBack()).isTrue();
  }

  @Test
  void doNotCountWhenNobodyHasToWaitForThem() {
    FakeClient client = FakeClient.connect(io);
    for (int i = 0; i < 2; i++) {
      client.send("42[\"unknown\",\"" + "x".repeat(LIMIT) + "\"]");
      ServerTest.awaitTrue(() -> !client.isHeldBack());
    }
  }
}
