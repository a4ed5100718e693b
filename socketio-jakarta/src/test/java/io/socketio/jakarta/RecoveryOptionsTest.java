// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class RecoveryOptionsTest {
  private static final Pattern WELCOME =
      Pattern.compile("40\\{\"sid\":\"(.{20})\",\"pid\":\"(.{20})\"}");

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void asksMiddlewareIfSoConfigured() {
    try (SocketIoServer io = server(ConnectionStateRecovery.DEFAULT.skipMiddlewares(false))) {
      String sid = loseAndComeBack(io, () -> {});

      assertThat(sid).isEqualTo("the same");
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  void aSessionThatIsTooOldIsForgotten() {
    Duration age = Duration.ofMillis(1);
    try (SocketIoServer io =
        server(ConnectionStateRecovery.DEFAULT.maxDisconnectionDuration(age))) {
      String sid =
          loseAndComeBack(
              io,
              () -> {
                long end = System.nanoTime() + 2 * age.toNanos();
                ServerTest.awaitTrue(() -> System.nanoTime() > end);
              });

      assertThat(sid).isEqualTo("another");
    }
  }

  @Test
  void aSessionThatNeedsADroppedEventIsForgotten() {
    try (SocketIoServer io = server(ConnectionStateRecovery.DEFAULT.maxStoredBytes(1000))) {
      String sid =
          loseAndComeBack(
              io,
              () -> {
                for (int i = 0; i < 10; i++) {
                  io.emit("n", i);
                }
              });

      assertThat(sid).isEqualTo("another");
    }
  }

  @Test
  void aSettingOfOneMemberTurnsItOn() {
    SocketIoOptions options =
        SocketIoSettings.apply(
                Map.of("connectionStateRecovery.maxDisconnectionDuration", "PT10S"),
                SocketIoOptions.builder())
            .build();

    assertThat(options.connectionStateRecovery())
        .contains(ConnectionStateRecovery.DEFAULT.maxDisconnectionDuration(Duration.ofSeconds(10)));
  }

  @Test
  void limitsArePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConnectionStateRecovery.DEFAULT.maxStoredBytes(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConnectionStateRecovery.DEFAULT.maxDisconnectionDuration(Duration.ZERO));
  }

  private SocketIoServer server(ConnectionStateRecovery recovery) {
    SocketIoServer io =
        SocketIoServer.builder()
            .options(SocketIoOptions.builder().connectionStateRecovery(recovery).build())
            .build();
    io.use(ConnectMiddleware.of(candidate -> admit()));
    return io;
  }

  private Outcome admit() {
    asked.incrementAndGet();
    return Outcome.accept();
  }

  private static String loseAndComeBack(SocketIoServer io, Runnable meanwhile) {
    FakeClient client = FakeClient.open(io);
    client.send("40");
    Matcher first = welcome(client);
    client.drop();
    ServerTest.awaitTrue(() -> io.sockets().isEmpty());
    meanwhile.run();

    FakeClient next = FakeClient.open(io);
    next.send("40{\"pid\":\"" + first.group(2) + "\"}");
    return welcome(next).group(1).equals(first.group(1)) ? "the same" : "another";
  }

  private static Matcher welcome(FakeClient client) {
    Matcher matcher = WELCOME.matcher(client.next());
    assertThat(matcher.matches()).isTrue();
    return matcher;
  }
}
