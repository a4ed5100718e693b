// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Namespaces that come into being when clients ask for them.

import assert from "node:assert/strict";
import { connected, departure, settled } from "./clients.mjs";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";
import { next, within } from "./waiting.mjs";

let teams = 0;

// Other scenarios have teams of their own.
function newTeam() {
  return `/team-${process.pid}-${++teams}`;
}

async function welcome(socket) {
  const [name, id] = await next(socket, "welcome");
  await connected(socket);
  assert.equal(id, socket.id);
  return name;
}

scenario("a namespace that a pattern allows comes into being", async (clients) => {
  const team = newTeam();
  const main = await clients.connect();
  const socket = main.io.socket(team);
  assert.equal(await welcome(socket), team);
  assert.deepEqual(await socket.emitWithAck("echo-ack", 1), 1);
  await settled(main);
});

scenario("a namespace that no pattern allows is refused", async (clients) => {
  const main = await clients.connect();
  for (const name of ["/team-", "/team-a/b", "/teams"]) {
    const [error] = await next(main.io.socket(name), "connect_error");
    assert.equal(error.message, "Invalid namespace");
  }
  await settled(main);
});

scenario("those who ask for it at once share the new namespace", async (clients) => {
  const team = newTeam();
  const mains = await clients.connectAll(20);
  const sockets = mains.map((main) => main.io.socket(team));
  const inboxes = sockets.map((socket) => new Inbox(socket, "news"));
  await Promise.all(sockets.map(welcome));
  sockets[0].emit("from-server", { to: [], except: [] }, "for the team");
  for (const inbox of inboxes) {
    assert.deepEqual(await inbox.next(), ["for the team"]);
  }
});

scenario("news of a new namespace stay in it", async (clients) => {
  const [one, other] = await clients.connectAll(2);
  const [red, blue] = [one.io.socket(newTeam()), other.io.socket(newTeam())];
  const redNews = new Inbox(red, "news");
  const blueNews = new Inbox(blue, "news");
  await Promise.all([welcome(red), welcome(blue)]);
  red.emit("from-server", { to: [], except: [] }, "for red");
  assert.deepEqual(await redNews.next(), ["for red"]);
  await settled(blue);
  assert.equal(blueNews.size, 0);
});

scenario("the parent reaches all its namespaces", async (clients) => {
  const [one, other] = await clients.connectAll(2);
  const [red, blue] = [one.io.socket(newTeam()), other.io.socket(newTeam())];
  await Promise.all([welcome(red), welcome(blue)]);
  const text = `for all, from ${red.id}`;
  // other scenarios may call all teams at the same time
  const heard = [red, blue].map(
    (socket) =>
      new Promise((resolve) => socket.on("news", (news) => news === text && resolve(news))),
  );
  red.emit("to-all-teams", text);
  assert.deepEqual(await within(Promise.all(heard), "news for all teams"), [text, text]);
});

scenario("a new namespace is left and joined again", async (clients) => {
  const team = newTeam();
  const [one, observer] = await clients.connectAll(2);
  const socket = one.io.socket(team);
  await welcome(socket);
  const { id } = socket;
  socket.disconnect();
  assert.equal(await departure(observer, id), "client namespace disconnect");
  socket.connect();
  assert.equal(await welcome(socket), team);
  assert.notEqual(socket.id, id);
});
