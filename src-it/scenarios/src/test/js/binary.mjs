// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Binary arguments, at any depth.

import assert from "node:assert/strict";
import { MSGPACK, settled } from "./clients.mjs";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";

const BYTES = Buffer.from([0, 1, 2, 3, 127, 128, 254, 255]);
const LARGE = Buffer.alloc(300_000, "0123456789abcdef");

const VALUES = {
  "a buffer": BYTES,
  "an empty buffer": Buffer.alloc(0),
  "buffers in an array": [BYTES, "between", Buffer.from([9])],
  "buffers in an object": { id: 7, picture: BYTES, name: "x" },
  "buffers deep inside": { a: [{ b: { c: [null, { d: BYTES }, [[Buffer.from([1])]]] } }, "e"] },
  "a buffer of 300 kB": LARGE,
};

for (const [name, value] of Object.entries(VALUES)) {
  scenario(`${name} is echoed`, async (clients) => {
    const socket = await clients.connect();
    const echoes = new Inbox(socket, "echo");
    socket.emit("echo", value, "and text");
    assert.deepEqual(await echoes.next(), [value, "and text"]);
    assert.deepEqual(await socket.emitWithAck("echo-ack", value), value);
  });
}

// In MessagePack the client sends the buffer that an array is a view of.
if (!MSGPACK) {
  scenario("typed arrays arrive as bytes", async (clients) => {
    const socket = await clients.connect();
    const numbers = new Uint16Array([1, 513, 65535]);
    const echo = await socket.emitWithAck("echo-ack", numbers);
    assert.deepEqual(echo, Buffer.from(numbers.buffer));
    const part = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);
    assert.deepEqual(await socket.emitWithAck("echo-ack", part), Buffer.from([2, 3]));
  });
}

scenario("bytes are fields of Java records", async (clients) => {
  const socket = await clients.connect();
  const pages = [
    { number: 1, scan: BYTES },
    { number: 2, scan: LARGE },
  ];
  const document = await socket.emitWithAck("document", { title: "deed", pages });
  assert.deepEqual(document, { title: "seen: deed", pages });
});

scenario("events with and without bytes keep their order", async (clients) => {
  const socket = await clients.connect();
  const echoes = new Inbox(socket, "echo");
  const sent = Array.from({ length: 200 }, (_, i) => [i, i % 3 ? `text ${i}` : Buffer.from([i])]);
  sent.forEach((args) => socket.emit("echo", ...args));
  assert.deepEqual(await echoes.take(sent.length), sent);
});

scenario("bytes reach a room and nobody else", async (clients) => {
  const [inside, outside] = await clients.connectAll(2);
  await inside.emitWithAck("join", [`gallery-${inside.id}`]);
  const [seen, unseen] = [inside, outside].map((socket) => new Inbox(socket, "news"));
  inside.emit("from-server", { to: [`gallery-${inside.id}`], except: [] }, { photo: BYTES });
  assert.deepEqual(await seen.next(), [{ photo: BYTES }]);
  await settled(outside);
  assert.equal(unseen.size, 0);
});

scenario("bytes are broadcast", async (clients) => {
  const sockets = await clients.connectAll(3);
  const news = sockets.map((socket) => new Inbox(socket, "news"));
  sockets[0].emit("from-server", { to: [], except: [] }, { photo: BYTES }, LARGE);
  for (const inbox of news) {
    assert.deepEqual(await inbox.next(), [{ photo: BYTES }, LARGE]);
  }
});
