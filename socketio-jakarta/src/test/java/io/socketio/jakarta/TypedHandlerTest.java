// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socketio.jakarta.parser.PayloadException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What handlers receive by the type that they declare. */
final class TypedHandlerTest extends ServerTest {
  private static final GenericType<List<Integer>> NUMBERS = new GenericType<>() {};

  @PositionalArgs
  record Join(String room, Optional<String> nick, Optional<List<Integer>> numbers) {}

  @PositionalArgs
  record Sum(int a, int b) {
    Sum {
      if (a < 0) {
        throw new IllegalArgumentException("negative");
      }
    }
  }

  @PositionalArgs
  static final class NoRecord {}

  @PositionalArgs
  record Box<T>(T content) {}

  @Test
  void genericTypesKeepTheirArguments() {
    io.on("n", NUMBERS, (numbers, event) -> note(numbers.get(0) + numbers.get(1)));
    io.onConnection(
        socket ->
            socket.on(
                "m",
                new GenericType<Map<String, List<Integer>>>() {},
                (map, event) -> note(map.get("a").get(0) + 1)));
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"n\",[20,22]]");
    client.send("42[\"m\",{\"a\":[41]}]");

    assertThat(nextNote()).isEqualTo("42");
    assertThat(nextNote()).isEqualTo("42");
  }

  @Test
  void recordsTakeAllArguments() {
    io.on("join", Join.class, (join, event) -> note(join));
    io.onConnection(socket -> socket.on("sum", Sum.class, (sum, event) -> note(sum.a() + sum.b())));
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"join\",\"lobby\",\"ann\",[7]]");
    client.send("42[\"join\",\"lobby\",null]");
    client.send("42[\"sum\",40,2,\"more\"]");

    assertThat(nextNote()).isEqualTo("Join[room=lobby, nick=Optional[ann], numbers=Optional[[7]]]");
    assertThat(nextNote())
        .isEqualTo("Join[room=lobby, nick=Optional.empty, numbers=Optional.empty]");
    assertThat(nextNote()).isEqualTo("42");
  }

  @Test
  void optionalArgumentsAndAllArgumentsAreTypesToo() {
    io.on("maybe", new GenericType<Optional<String>>() {}, (text, event) -> note(text));
    io.on("all", EventArgs.class, (args, event) -> note(args.size()));
    FakeClient client = FakeClient.connect(io);

    client.send("42[\"maybe\"]");
    client.send("42[\"maybe\",\"x\"]");
    client.send("42[\"all\",1,2,3]");

    assertThat(nextNote()).isEqualTo("Optional.empty");
    assertThat(nextNote()).isEqualTo("Optional[x]");
    assertThat(nextNote()).isEqualTo("3");
  }

  @Test
  void argumentsThatDoNotFitAreReported() {
    io.onError(error -> note(error.cause().getClass().getSimpleName()));
    io.on("sum", Sum.class, (sum, event) -> note("called"));
    io.on("n", NUMBERS, (numbers, event) -> note("called"));
    FakeClient client = FakeClient.connect(io);

    for (String event : List.of("\"sum\",1", "\"sum\",1,\"x\"", "\"sum\",-1,1", "\"n\",{}")) {
      client.send("42[" + event + "]");

      assertThat(nextNote()).isEqualTo(PayloadException.class.getSimpleName());
    }
  }

  @Test
  void typesThatCanNeverBeMadeAreRefusedAtRegistration() {
    assertThatThrownBy(() -> io.on("x", NoRecord.class, (value, event) -> note(value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("$NoRecord is annotated @PositionalArgs but is no record");
    assertThatThrownBy(
            () -> io.on("x", new GenericType<Box<String>>() {}, (value, event) -> note(value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("$Box is annotated @PositionalArgs and must not be generic");
  }

  @Test
  void onceTakesTypesAndTheNextEventWhateverItHolds() {
    io.onError(error -> note("misfit"));
    io.onConnection(
        socket -> {
          socket.once("a", Integer.class, (number, event) -> note("a " + number));
          socket.once("b", NUMBERS, (numbers, event) -> note("b " + numbers));
          socket.once("c", Integer.class, (number, event) -> note("c " + number));
        });
    FakeClient client = FakeClient.connect(io);

    for (String event : List.of("\"a\",1", "\"a\",2", "\"b\",[1]", "\"c\",\"x\"", "\"c\",3")) {
      client.send("42[" + event + "]");
    }
    client.expectNothingElse();

    assertThat(nextNote()).isEqualTo("a 1");
    assertThat(nextNote()).isEqualTo("b [1]");
    assertThat(nextNote()).isEqualTo("misfit");
    expectNoNote();
  }

  @Test
  void aGenericTypeNamesItsType() {
    assertThat(NUMBERS).hasToString("java.util.List<java.lang.Integer>");
    assertThat(NUMBERS)
        .isEqualTo(new GenericType<List<Integer>>() {})
        .hasSameHashCodeAs(new GenericType<List<Integer>>() {});
    assertThatThrownBy(TypedHandlerTest::<String>open).isInstanceOf(IllegalArgumentException.class);
  }

  private static <T> GenericType<T> open() {
    return new GenericType<>() {};
  }
}
