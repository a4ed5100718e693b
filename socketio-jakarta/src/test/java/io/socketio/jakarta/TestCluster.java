// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import io.socketio.jakarta.adapter.Adapter;
import io.socketio.jakarta.adapter.AdapterHost;
import io.socketio.jakarta.adapter.BroadcastOptions;
import io.socketio.jakarta.adapter.BroadcastReplies;
import io.socketio.jakarta.adapter.InMemoryAdapter;
import io.socketio.jakarta.adapter.ServerReplies;
import io.socketio.jakarta.adapter.SocketDetails;
import io.socketio.jakarta.engine.EngineMessage;
import io.socketio.jakarta.jsonb.JsonbCodec;
import io.socketio.jakarta.parser.JsonParser;
import io.socketio.jakarta.parser.Packet;
import io.socketio.jakarta.parser.PacketData;
import io.socketio.jakarta.parser.Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Joins the servers of one JVM as a cluster does: packets travel encoded. */
final class TestCluster {
  private final List<Node> nodes = new CopyOnWriteArrayList<>();

  Adapter join(AdapterHost host) {
    Node node = new Node(host);
    nodes.add(node);
    return node;
  }

  private final class Node extends InMemoryAdapter {
    Node(AdapterHost host) {
      super(host);
    }

    @Override
    public void close() {
      nodes.remove(this);
      super.close();
    }

    private List<Node> others() {
      return nodes.stream()
          .filter(node -> node != this && node.host().namespace().equals(host().namespace()))
          .toList();
    }

    private void elsewhere(BroadcastOptions options, Consumer<Node> action) {
      if (!options.local()) {
        others().forEach(action);
      }
    }

    @Override
    public void broadcast(Packet packet, BroadcastOptions options) {
      super.broadcast(packet, options);
      Packet sent = travelled(packet);
      elsewhere(options, node -> node.receive(sent, options));
    }

    private void receive(Packet packet, BroadcastOptions options) {
      super.broadcast(packet, options);
    }

    @Override
    public CompletionStage<BroadcastReplies> broadcastWithAck(
        Packet packet, BroadcastOptions options, Duration timeout) {
      List<CompletionStage<BroadcastReplies>> all = new ArrayList<>();
      all.add(super.broadcastWithAck(packet, options, timeout));
      Packet sent = travelled(packet);
      elsewhere(options, node -> all.add(node.ask(sent, options, timeout)));
      return all.stream().reduce((a, b) -> a.thenCombine(b, Node::merge)).orElseThrow();
    }

    private CompletionStage<BroadcastReplies> ask(
        Packet packet, BroadcastOptions options, Duration timeout) {
      return super.broadcastWithAck(packet, options, timeout);
    }

    private static BroadcastReplies merge(BroadcastReplies some, BroadcastReplies others) {
      Map<String, PacketData> replies = new HashMap<>(some.replies());
      replies.putAll(others.replies());
      Set<String> missing = new HashSet<>(some.missing());
      missing.addAll(others.missing());
      return new BroadcastReplies(replies, missing);
    }

    @Override
    public CompletionStage<List<SocketDetails>> fetchSockets(BroadcastOptions options) {
      List<SocketDetails> all = new ArrayList<>(local(options));
      elsewhere(options, node -> all.addAll(node.local(options)));
      return CompletableFuture.completedFuture(all);
    }

    private List<SocketDetails> local(BroadcastOptions options) {
      return super.fetchSockets(options).toCompletableFuture().join();
    }

    @Override
    public void addSockets(BroadcastOptions options, Set<String> names) {
      addLocally(options, names);
      elsewhere(options, node -> node.addLocally(options, names));
    }

    private void addLocally(BroadcastOptions options, Set<String> names) {
      super.addSockets(options, names);
    }

    @Override
    public void delSockets(BroadcastOptions options, Set<String> names) {
      delLocally(options, names);
      elsewhere(options, node -> node.delLocally(options, names));
    }

    private void delLocally(BroadcastOptions options, Set<String> names) {
      super.delSockets(options, names);
    }

    @Override
    public void disconnectSockets(BroadcastOptions options, boolean close) {
      disconnectLocally(options, close);
      elsewhere(options, node -> node.disconnectLocally(options, close));
    }

    private void disconnectLocally(BroadcastOptions options, boolean close) {
      super.disconnectSockets(options, close);
    }

    @Override
    public void serverSideEmit(Packet event) {
      Packet sent = travelled(event);
      others().forEach(node -> node.host().serverSideEvent(sent));
    }

    @Override
    public CompletionStage<ServerReplies> serverSideEmitWithAck(Packet event, Duration timeout) {
      Packet sent = travelled(event);
      List<CompletableFuture<PacketData>> asked =
          others().stream()
              .map(node -> node.host().serverSideRequest(sent).toCompletableFuture())
              .toList();
      return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
          .completeOnTimeout(null, Math.min(timeout.toMillis(), 100), TimeUnit.MILLISECONDS)
          .thenApply(done -> answersOf(asked));
    }

    private static ServerReplies answersOf(List<CompletableFuture<PacketData>> asked) {
      List<PacketData> answers =
          asked.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).toList();
      return new ServerReplies(answers, asked.size() - answers.size());
    }

    private Packet travelled(Packet packet) {
      AtomicReference<Packet> received = new AtomicReference<>();
      Parser.Decoder decoder = new JsonParser(new JsonbCodec()).decoder(10, received::set);
      for (EngineMessage message : host().encode(packet, false)) {
        if (message.isText()) {
          decoder.text(message.frame().substring(1));
        } else {
          decoder.binary(message.bytes());
        }
      }
      return received.get();
    }
  }
}
