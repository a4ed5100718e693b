// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Events: what arrives is what was sent.

import assert from "node:assert/strict";
import { MSGPACK } from "./clients.mjs";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";

const VALUES = {
  null: null,
  true: true,
  false: false,
  zero: 0,
  "negative number": -1,
  fraction: 0.1,
  "largest exact integer": Number.MAX_SAFE_INTEGER,
  "large number": 1e300,
  "small number": 5e-324,
  "empty text": "",
  text: "text",
  quotes: '"\\/\b\f\n\r\t\u0000\u2028',
  "text that looks like a packet": '451-["x",{"_placeholder":true,"num":0}]',
  "separator of payloads": "a\u001eb",
  "empty array": [],
  "nested array": [[[]], [1, [2, [3]]]],
  "empty object": {},
  "nested object": { a: { b: { c: [{ d: null }] } }, "": 0, "key with \"quotes\"": 1 },
  date: new Date(0).toJSON(),
};

if (MSGPACK) {
  // the client's library garbles integers beyond 64 bits
  delete VALUES["large number"];
}

const TEXTS = {
  German: "Grüße aus Köln",
  Greek: "Γειά σου Κόσμε",
  Japanese: "こんにちは世界",
  Hebrew: "שלום עולם",
  emoji: "😀👩‍👩‍👧‍👦🏳️‍🌈",
  combining: "e\u0301 n\u0303",
};

for (const [name, value] of Object.entries({ ...VALUES, ...TEXTS })) {
  scenario(`${name} is echoed`, async (clients) => {
    const socket = await clients.connect();
    const echoes = new Inbox(socket, "echo");
    socket.emit("echo", value);
    assert.deepEqual(await echoes.next(), [value]);
    assert.deepEqual(await socket.emitWithAck("echo-ack", value), value);
  });
}

scenario("values survive being decoded to Java objects", async (clients) => {
  const socket = await clients.connect();
  const values = { ...VALUES, ...TEXTS, list: [1, null, true, { b: [] }] };
  delete values.null;
  for (const [name, value] of Object.entries(values)) {
    assert.deepEqual(await socket.emitWithAck("echo-decoded", value), value, name);
  }
});

scenario("arguments keep their number and order", async (clients) => {
  const socket = await clients.connect();
  const echoes = new Inbox(socket, "echo");
  socket.emit("echo");
  socket.emit("echo", 1, "two", [3], { four: 4 }, null, true);
  assert.deepEqual(await echoes.next(), []);
  assert.deepEqual(await echoes.next(), [1, "two", [3], { four: 4 }, null, true]);
});

scenario("a text of 500 kB is echoed", async (clients) => {
  const socket = await clients.connect();
  const text = "0123456789".repeat(50_000);
  assert.equal(await socket.emitWithAck("echo-ack", text), text);
});

scenario("a text of 500 kB of several bytes a character is echoed", async (clients) => {
  const socket = await clients.connect();
  const text = "aü€😀".repeat(50_000);
  assert.equal(Buffer.byteLength(text), 500_000);
  assert.equal(await socket.emitWithAck("echo-ack", text), text);
});

scenario("an event that nobody handles is ignored", async (clients) => {
  const socket = await clients.connect();
  socket.emit("nobody handles this", 1);
  assert.equal(await socket.emitWithAck("echo-ack", 2), 2);
});
