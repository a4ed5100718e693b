// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// How connections end, and what each side is told.

import assert from "node:assert/strict";
import { connected, departure, settled } from "./clients.mjs";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";
import { next } from "./waiting.mjs";

const FAST = { reconnectionDelay: 10, reconnectionDelayMax: 100 };

scenario("the client disconnects", async (clients) => {
  const [socket, observer] = await clients.connectAll(2);
  const { id } = socket;
  const reasons = new Inbox(socket, "disconnect");
  socket.disconnect();
  assert.equal((await reasons.next())[0], "io client disconnect");
  assert.equal(await departure(observer, id), "client namespace disconnect");
  assert.equal(socket.active, false);
});

scenario("the client leaves one namespace of two", async (clients) => {
  const main = await clients.connect();
  const chat = main.io.socket("/chat");
  await connected(chat);
  const { id } = chat;
  chat.disconnect();
  assert.equal(await departure(main, id), "client namespace disconnect");
  assert.ok(main.connected);
});

scenario("the client comes back with a new id", async (clients) => {
  const socket = await clients.connect();
  const { id } = socket;
  socket.disconnect().connect();
  await connected(socket);
  assert.notEqual(socket.id, id);
  assert.equal(await departure(socket, id), "client namespace disconnect");
});

scenario("who comes back hears every event once", async (clients) => {
  const socket = await clients.connect();
  const connects = new Inbox(socket, "connect");
  const echoes = new Inbox(socket, "echo");
  for (let i = 1; i <= 3; i++) {
    socket.disconnect().connect();
    await connected(socket);
    socket.emit("echo", i);
    await settled(socket);
    assert.deepEqual(echoes.rest(), [[i]]);
    assert.equal(connects.size, i);
  }
});

scenario("closing the connection leaves all its namespaces", async (clients) => {
  const [main, observer] = await clients.connectAll(2);
  const chat = main.io.socket("/chat");
  await connected(chat);
  const ids = [main.id, chat.id];
  main.io.reconnection(false);
  main.io.engine.close();
  for (const id of ids) {
    assert.equal(await departure(observer, id), "transport close");
  }
});

scenario("the server disconnects a socket", async (clients) => {
  const [socket, observer] = await clients.connectAll(2);
  const { id } = socket;
  const chat = socket.io.socket("/chat");
  await connected(chat);
  socket.emit("kick", false);
  assert.equal((await next(socket, "disconnect"))[0], "io server disconnect");
  assert.equal(await departure(observer, id), "server namespace disconnect");
  assert.equal(socket.active, false);
  await settled(chat);
});

scenario("the server disconnects a socket and closes its connection", async (clients) => {
  const [socket, observer] = await clients.connectAll(2);
  const chat = socket.io.socket("/chat");
  await connected(chat);
  const ids = [socket.id, chat.id];
  const reasons = [next(socket, "disconnect"), next(chat, "disconnect")];
  const closed = next(socket.io.engine, "close");
  socket.emit("kick", true);
  for (const reason of reasons) {
    assert.equal((await reason)[0], "io server disconnect");
  }
  await closed;
  for (const id of ids) {
    assert.equal(await departure(observer, id), "server namespace disconnect");
  }
  assert.ok(!socket.active && !chat.active);
});

scenario("the server closes the connection and the client comes back", async (clients) => {
  const socket = await clients.connect(FAST);
  const { id } = socket;
  const connects = new Inbox(socket, "connect");
  socket.emit("close-connection");
  assert.equal((await next(socket, "disconnect"))[0], "transport close");
  await connects.next();
  assert.notEqual(socket.id, id);
  assert.equal(await departure(socket, id), "forced close");
});

scenario("the client closes the connection and comes back", async (clients) => {
  const socket = await clients.connect(FAST);
  const { id } = socket;
  const reasons = new Inbox(socket, "disconnect");
  const connects = new Inbox(socket, "connect");
  socket.io.engine.close();
  assert.equal((await reasons.next())[0], "forced close");
  await connects.next();
  assert.equal(await departure(socket, id), "transport close");
});

if (process.env.SIO_TRANSPORT !== "polling") {
  scenario("the connection is cut and the client comes back", async (clients) => {
    const socket = await clients.connect(FAST);
    const { id } = socket;
    const connects = new Inbox(socket, "connect");
    socket.io.engine.transport.ws._socket.destroy();
    assert.equal((await next(socket, "disconnect"))[0], "transport close");
    await connects.next();
    assert.equal(await departure(socket, id), "transport close");
  });
}

scenario("a message that is too large ends the connection", async (clients) => {
  const [socket, observer] = [await clients.connect(FAST), await clients.connect()];
  const { id } = socket;
  const connects = new Inbox(socket, "connect");
  // Over polling the refusal of the POST and the end of the waiting poll arrive in any order.
  const reason = clients.mode === "polling" ? /^transport (close|error)$/ : /^transport close$/;
  socket.emit("echo", "x".repeat(1_000_001));
  assert.match((await next(socket, "disconnect"))[0], reason);
  assert.equal(await departure(observer, id), "transport error");
  await connects.next();
  await settled(socket);
});
