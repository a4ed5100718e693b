// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// What MessagePack can express and JSON cannot.

import assert from "node:assert/strict";
import { MSGPACK, settled } from "./clients.mjs";
import { scenario } from "./scenario.mjs";
import { next } from "./waiting.mjs";

const VALUES = {
  "a date": new Date("2001-02-03T04:05:06.007Z"),
  "a date before 1970": new Date(-1),
  "the last date": new Date(8.64e15),
  "dates inside": [new Date(0), { at: new Date(1) }],
  "a key without value": { key: undefined },
  "not a number": NaN,
  infinity: -Infinity,
  "an array buffer": new Uint8Array([1, 2, 3]).buffer,
  "an array buffer of one byte": new Uint8Array([0]).buffer,
  "eleven buffers": Array.from({ length: 11 }, (_, i) => Buffer.from([i])),
};

if (MSGPACK) {
  for (const [name, value] of Object.entries(VALUES)) {
    scenario(`${name} is relayed`, async (clients) => {
      const socket = await clients.connect();
      assert.deepEqual(await socket.emitWithAck("echo-ack", value), value);
      socket.emit("echo", value, "and text");
      assert.deepEqual(await next(socket, "echo"), [value, "and text"]);
    });
  }

  scenario("values of Java are those of JSON, but a date is a date", async (clients) => {
    const socket = await clients.connect();
    const decoded = (value) => socket.emitWithAck("echo-decoded", value);
    assert.deepEqual(await decoded([NaN, undefined, new Date(5)]), [
      null,
      null,
      "1970-01-01T00:00:00.005Z",
    ]);
    assert.deepEqual(await decoded({ b: new Uint8Array([7]).buffer }), { b: Buffer.from([7]) });
    assert.equal(await socket.emitWithAck("echo-ack", undefined), null);
    assert.deepEqual(await socket.emitWithAck("echo-date", new Date(5)), new Date(5));
  });

  scenario("a packet that is no MessagePack ends its own connection only", async (clients) => {
    const [bad, good] = await clients.connectAll(2);
    const disconnected = next(bad, "disconnect");
    bad.io.engine.write(Buffer.from("dd7fffffff", "hex"));
    assert.equal((await disconnected)[0], "transport close");
    await settled(good);
  });

  scenario("a client of the other parser is sent away", async (clients) => {
    const socket = clients.open({ parser: undefined, reconnection: false });
    const [reason] = await next(socket.io.engine, "close");
    assert.equal(reason, "transport close");
    assert.equal(socket.connected, false);
  });
}
