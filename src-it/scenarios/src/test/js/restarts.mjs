// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// A server that dies, and one that shuts down.

import assert from "node:assert/strict";
import { connected, settled } from "./clients.mjs";
import { Inbox } from "./inbox.mjs";
import { serverScenario } from "./scenario.mjs";
import { Server } from "./server.mjs";
import { next } from "./waiting.mjs";

const FAST = { reconnectionDelay: 50, reconnectionDelayMax: 500 };

serverScenario("the client comes back to a server that was killed", async (clients, server, t) => {
  const socket = await clients.connect({ ...FAST, auth: { token: "kept" } });
  const { id } = socket;
  const chat = socket.io.socket("/chat");
  await connected(chat);
  await socket.emitWithAck("join", ["lobby"]);
  const echoes = new Inbox(socket, "echo");
  const disconnected = next(socket, "disconnect");
  await server.kill();
  assert.equal((await disconnected)[0], clients.reasonOfCut);
  socket.emit("echo", "written while nobody was there");

  const successor = await Server.start(server.port);
  t.after(() => successor.kill());
  await connected(socket);
  await connected(chat);
  assert.notEqual(socket.id, id);
  assert.deepEqual(await echoes.next(), ["written while nobody was there"]);
  assert.deepEqual((await socket.emitWithAck("handshake")).auth, { token: "kept" });
  assert.deepEqual(await socket.emitWithAck("members", "lobby"), []);
});

serverScenario("a server that shuts down tells its clients", async (clients, server) => {
  const [one, other] = await clients.connectAll(2);
  const chat = other.io.socket("/chat");
  await connected(chat);
  const sockets = [one, other, chat];
  await settled(...sockets);
  const expected = sockets.map((socket) => `LEFT ${socket.id} server shutting down`);
  const reasons = sockets.map((socket) => next(socket, "disconnect"));
  await server.stop();
  for (const reason of reasons) {
    assert.match((await reason)[0], clients.reasonOfShutdown);
  }
  const departures = server.output.filter((line) => line.startsWith("LEFT"));
  assert.deepEqual(departures.sort(), expected.sort());
  assert.ok(sockets.every((socket) => socket.active));
});
