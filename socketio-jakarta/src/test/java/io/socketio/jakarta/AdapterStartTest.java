// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.socketio.jakarta.adapter.Adapter;
import io.socketio.jakarta.adapter.AdapterHost;
import io.socketio.jakarta.adapter.InMemoryAdapter;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What adapters may do while their namespace comes into being. */
final class AdapterStartTest {
  private final List<String> closed = new CopyOnWriteArrayList<>();
  private Consumer<AdapterHost> onCreate = host -> {};
  private Consumer<AdapterHost> onStart = host -> {};
  private final SocketIoServer io = SocketIoServer.builder().adapter(this::create).build();

  @AfterEach
  void close() {
    io.close();
  }

  private Adapter create(AdapterHost host) {
    onCreate.accept(host);
    return new InMemoryAdapter(host) {
      @Override
      public void start() {
        onStart.accept(host);
      }

      @Override
      public void close() {
        closed.add(host.namespace());
        super.close();
      }
    };
  }

  @Test
  void isStartedBeforeAnybodyReachesTheNamespace() {
    List<String> started = new ArrayList<>();
    onStart =
        host -> {
          assertThat(io.namespaces()).extracting(Namespace::name).doesNotContain(host.namespace());
          started.add(host.namespace());
        };
    io.of("/a");
    io.of("/a");
    assertThat(started).containsExactly("/a");
  }

  @Test
  void mayReceiveWhileItIsMade() {
    Packet event = Packet.event("/a", "news", PacketData.of(List.of()));
    onCreate = host -> host.serverSideEvent(event);
    List<String> heard = new ArrayList<>();
    io.onNewNamespace(created -> heard.add(created.name()));
    assertThat(io.of("/a").name()).isEqualTo("/a");
    assertThat(heard).containsExactly("/a");
  }

  @Test
  void mayCreateOtherNamespaces() {
    onStart = host -> io.of(host.namespace().equals("/a") ? "/b" : "/");
    io.of("/a");
    assertThat(io.namespaces()).extracting(Namespace::name).contains("/a", "/b");
  }

  @Test
  void cannotAskForTheNamespaceThatIsBeingCreated() {
    onCreate = host -> io.of(host.namespace());
    assertThatIllegalStateException()
        .isThrownBy(() -> io.of("/a"))
        .withMessage("namespace /a is being created, and its adapter is not ready");
    onCreate = host -> {};
    assertThat(io.of("/a").name()).isEqualTo("/a");
  }

  @Test
  void doNotWaitForEachOther() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    onStart =
        host -> {
          try {
            both.await(10, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          onStart = second -> {};
          io.of(host.namespace().equals("/a") ? "/b" : "/a");
        };
    List<CompletableFuture<Namespace>> asked =
        List.of(
            CompletableFuture.supplyAsync(() -> io.of("/a")),
            CompletableFuture.supplyAsync(() -> io.of("/b")));
    for (CompletableFuture<Namespace> each : asked) {
      each.handle((namespace, failure) -> failure).get(10, TimeUnit.SECONDS);
    }
    assertThat(io.of("/a").name()).isEqualTo("/a");
    assertThat(io.of("/b").name()).isEqualTo("/b");
  }

  @Test
  void whatItThrowsKeepsTheNamespaceFromComingIntoBeing() {
    ParentNamespace parent = io.of(Pattern.compile("/t-.*"));
    onStart =
        host -> {
          throw new UnsupportedOperationException("on purpose");
        };
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> io.of("/t-1"))
        .withMessage("on purpose");
    FakeClient client = FakeClient.open(io);
    client.send("40/t-2,");
    assertThat(client.next()).isEqualTo("44/t-2,{\"message\":\"Invalid namespace\"}");
    assertThat(parent.children()).isEmpty();
    assertThat(closed).containsExactly("/t-1", "/t-2");

    onStart = host -> {};
    client.join("/t-2");
    assertThat(parent.children()).hasSize(1);
  }
}
