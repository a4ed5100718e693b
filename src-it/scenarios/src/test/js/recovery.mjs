// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Connections that are lost and come back.

import assert from "node:assert/strict";
import { connected, departure } from "./clients.mjs";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";

const OPTIONS = { path: "/recovery", reconnection: false };

/** Cuts the connection of a client, and waits until the server knows. */
async function lose(client, observer) {
  const { id } = client;
  client.io.engine.close();
  assert.equal(await departure(observer, id), "transport close");
}

async function comeBack(client) {
  client.connect();
  await connected(client);
}

scenario("who comes back has its id, rooms and data, and hears what it missed", async (clients) => {
  const [client, observer] = await clients.connectAll(2, OPTIONS);
  const { id } = client;
  const news = new Inbox(client, "news");
  client.emit("join", "room");
  await client.emitWithAck("remember", "the milk");
  observer.emit("tell", "before");
  assert.equal((await news.next())[0], "before");
  await lose(client, observer);

  observer.emit("tell-room", "room", "to the room");
  observer.emit("tell-room", "elsewhere", "to others");
  observer.emit("tell-room", id, "to it alone");
  await observer.emitWithAck("remember", "done");
  await comeBack(client);

  assert.equal(client.recovered, true);
  assert.equal(client.id, id);
  assert.equal(await client.emitWithAck("recovered"), true);
  assert.equal(await client.emitWithAck("recall"), "the milk");
  assert.deepEqual(
    news.rest().map(([text]) => text),
    ["to the room", "to it alone"],
  );
  observer.emit("tell-room", "room", "still there");
  assert.equal((await news.next())[0], "still there");
});

scenario("who never heard anything is recovered too", async (clients) => {
  const [client, observer] = await clients.connectAll(2, OPTIONS);
  const { id } = client;
  const news = new Inbox(client, "news");
  await lose(client, observer);
  observer.emit("tell", "first");
  await observer.emitWithAck("remember", "done");
  await comeBack(client);
  assert.equal(client.recovered, true);
  assert.equal(client.id, id);
  assert.equal((await news.next())[0], "first");
});

scenario("missed bytes are sent again", async (clients) => {
  const [client, observer] = await clients.connectAll(2, OPTIONS);
  const news = new Inbox(client, "news");
  await lose(client, observer);
  observer.emit("tell", { image: Buffer.from([1, 2, 3]), thumb: Buffer.from([4]) });
  await observer.emitWithAck("remember", "done");
  await comeBack(client);
  const [{ image, thumb }] = await news.next();
  assert.deepEqual([...image], [1, 2, 3]);
  assert.deepEqual([...thumb], [4]);
});

scenario("each namespace of a connection is recovered", async (clients) => {
  const [client, observer] = await clients.connectAll(2, OPTIONS);
  const chat = client.io.socket("/chat");
  const chatObserver = observer.io.socket("/chat");
  await connected(chat);
  await connected(chatObserver);
  const ids = [client.id, chat.id];
  const news = new Inbox(chat, "news");
  await lose(client, observer);
  assert.equal(await departure(observer, ids[1]), "transport close");
  chatObserver.emit("tell", "in the chat");
  await observer.emitWithAck("remember", "done");
  await comeBack(client);
  await connected(chat);
  assert.deepEqual([client.id, chat.id], ids);
  assert.deepEqual([client.recovered, chat.recovered], [true, true]);
  assert.equal((await news.next())[0], "in the chat");
});

scenario("who was disconnected comes back as somebody new", async (clients) => {
  const [client, observer] = await clients.connectAll(2, OPTIONS);
  const { id } = client;
  const reasons = new Inbox(client, "disconnect");
  client.emit("kick");
  assert.equal(await departure(observer, id), "server namespace disconnect");
  assert.equal((await reasons.next())[0], "io server disconnect");
  await comeBack(client);
  assert.equal(client.recovered, false);
  assert.notEqual(client.id, id);
});

scenario("nothing is recovered unless it is configured", async (clients) => {
  const [client, observer] = await clients.connectAll(2, { reconnection: false });
  const { id } = client;
  await lose(client, observer);
  await comeBack(client);
  assert.ok(!client.recovered);
  assert.notEqual(client.id, id);
});
