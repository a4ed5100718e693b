// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Rooms and broadcasts among three clients.

import assert from "node:assert/strict";
import { connected, settled } from "./clients.mjs";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";
import { next } from "./waiting.mjs";

/**
 * Ann is in red, Ben in red and blue, Cem in blue. Emits news as one of them, and tells who got
 * them.
 */
async function hearers(clients, { from, by = "Ann", to = [], except = [] }) {
  const [ann, ben, cem] = await clients.connectAll(3);
  await ann.emitWithAck("join", [room("red", ann)]);
  await ben.emitWithAck("join", [room("red", ann), room("blue", ann)]);
  await cem.emitWithAck("join", [room("blue", ann)]);
  const sockets = { Ann: ann, Ben: ben, Cem: cem };
  const everybody = Object.entries(sockets);
  const inboxes = everybody.map(([, socket]) => new Inbox(socket, "news"));
  const rooms = (names) => names.map((name) => sockets[name]?.id ?? room(name, ann));
  sockets[by].emit(from, { to: rooms(to), except: rooms(except) }, "read all about it");
  await settled(sockets[by]);
  await settled(ann, ben, cem);
  const heard = inboxes.map((inbox) => inbox.rest());
  heard.forEach((news) => assert.ok(news.length <= 1, "once to each"));
  return everybody.filter((_, i) => heard[i].length === 1).map(([name]) => name);
}

// Other scenarios may still be in rooms of the same name.
function room(name, owner) {
  return `${name}-${owner.id}`;
}

const SELECTIONS = [
  [{ from: "from-server", to: ["red"] }, ["Ann", "Ben"]],
  [{ from: "from-server", to: ["red", "blue"] }, ["Ann", "Ben", "Cem"]],
  [{ from: "from-server", to: ["red"], except: ["blue"] }, ["Ann"]],
  [{ from: "from-server", to: ["red", "blue"], except: ["Ben"] }, ["Ann", "Cem"]],
  [{ from: "from-server", to: ["Cem"] }, ["Cem"]],
  [{ from: "from-server", to: ["green"] }, []],
  [{ from: "from-server" }, ["Ann", "Ben", "Cem"]],
  [{ from: "from-server", except: ["blue"] }, ["Ann"]],
  [{ from: "from-socket" }, ["Ben", "Cem"]],
  [{ from: "from-socket", to: ["red"] }, ["Ben"]],
  [{ from: "from-socket", by: "Cem", to: ["red"] }, ["Ann", "Ben"]],
  [{ from: "from-socket", to: ["red", "blue"] }, ["Ben", "Cem"]],
  [{ from: "from-socket", except: ["Ben"] }, ["Cem"]],
  [{ from: "from-socket", by: "Ben", to: ["Ann", "Ben"] }, ["Ann"]],
];

for (const [selection, expected] of SELECTIONS) {
  const { from, by = "Ann", to = [], except = [] } = selection;
  const origin = from === "from-server" ? "the server" : by;
  const rooms = to.length ? `to ${to.join(" and ")}` : "to all";
  const but = except.length ? ` except ${except.join(" and ")}` : "";
  scenario(`news of ${origin} ${rooms}${but} reach ${expected.join(", ") || "nobody"}`, async (clients) => {
    assert.deepEqual(await hearers(clients, selection), expected);
  });
}

scenario("news in a namespace leave out a room and a socket", async (clients) => {
  const mains = await clients.connectAll(4);
  const chats = mains.map((main) => main.io.socket("/chat"));
  await Promise.all(chats.map(connected));
  const [by, inRoom, left, hears] = chats;
  await inRoom.emitWithAck("join", [room("red", by)]);
  const inboxes = chats.map((chat) => new Inbox(chat, "news"));
  by.emit("from-server", { to: [], except: [room("red", by), left.id] }, "hello");
  await settled(by);
  await settled(...chats);
  assert.deepEqual(
    chats.filter((_, i) => inboxes[i].size === 1),
    [by, hears],
  );
});

scenario("rooms are joined and left", async (clients) => {
  const [one, other] = await clients.connectAll(2);
  const [lobby, hall] = [room("lobby", one), room("hall", one)];
  assert.deepEqual((await one.emitWithAck("join", [lobby, hall])).sort(), [hall, lobby, one.id].sort());
  await other.emitWithAck("join", [lobby]);
  assert.deepEqual(await one.emitWithAck("members", lobby), [one.id, other.id].sort());
  assert.deepEqual((await one.emitWithAck("leave", [lobby])).sort(), [hall, one.id].sort());
  assert.deepEqual(await one.emitWithAck("members", lobby), [other.id]);
  assert.deepEqual(await one.emitWithAck("members", hall), [one.id]);
});

scenario("the server moves a room into another", async (clients) => {
  const [one, other, elsewhere] = await clients.connectAll(3);
  const [lobby, hall] = [room("lobby", one), room("hall", one)];
  await one.emitWithAck("join", [lobby]);
  await other.emitWithAck("join", [lobby]);
  await elsewhere.emitWithAck("move", [lobby, hall]);
  assert.deepEqual(await elsewhere.emitWithAck("members", lobby), []);
  assert.deepEqual(await elsewhere.emitWithAck("members", hall), [one.id, other.id].sort());
});

for (const [event, keeps] of Object.entries({ expel: true, "expel-connections": false })) {
  const connection = keeps ? "keeps their connections" : "closes their connections";
  scenario(`the server disconnects a room and ${connection}`, async (clients) => {
    const [one, other, elsewhere] = await clients.connectAll(3);
    const lobby = room("lobby", one);
    const members = [one, other];
    await Promise.all(members.map((socket) => socket.emitWithAck("join", [lobby])));
    const chats = members.map((socket) => socket.io.socket("/chat"));
    await Promise.all(chats.map(connected));
    const reasons = members.map((socket) => next(socket, "disconnect"));
    const closed = keeps ? [] : members.map((socket) => next(socket.io.engine, "close"));
    elsewhere.emit(event, lobby);
    for (const reason of reasons) {
      assert.equal((await reason)[0], "io server disconnect");
    }
    await Promise.all(closed);
    await settled(elsewhere, ...(keeps ? chats : []));
  });
}

scenario("who disconnects has left all rooms", async (clients) => {
  const [stays, leaves] = await clients.connectAll(2);
  const lobby = room("lobby", stays);
  await stays.emitWithAck("join", [lobby]);
  await leaves.emitWithAck("join", [lobby]);
  const { id } = leaves;
  leaves.disconnect();
  await stays.emitWithAck("departure", id);
  assert.deepEqual(await stays.emitWithAck("members", lobby), [stays.id]);
});
