// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

package io.socketio.jakarta;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two servers that an adapter joins, each with one client. */
abstract class ClusterTest extends ServerTest {
  private static final TestCluster CLUSTER = new TestCluster();

  final SocketIoServer other = SocketIoServer.builder().adapter(CLUSTER::join).build();
  final FakeClient near = FakeClient.open(io);
  final FakeClient far = FakeClient.open(other);
  Socket nearSocket;
  Socket farSocket;

  ClusterTest() {
    super(SocketIoServer.builder().adapter(CLUSTER::join));
    other.on("fence", event -> event.ack().send());
  }

  @BeforeEach
  void connect() {
    nearSocket = io.socket(near.join("/")).orElseThrow();
    farSocket = other.socket(far.join("/")).orElseThrow();
  }

  @AfterEach
  void closeOther() {
    other.close();
  }
}
