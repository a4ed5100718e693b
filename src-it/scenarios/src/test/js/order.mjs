// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// A thousand events in order, both ways.

import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { connected } from "./clients.mjs";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";
import { within } from "./waiting.mjs";

const EVENTS = 1_000;
const IN_FLIGHT = 200;

scenario("a thousand events keep their order both ways", async (clients) => {
  const socket = await clients.connect();
  const echoes = new Inbox(socket, "echo");
  const numbers = new Inbox(socket, "number");
  socket.emit("count", EVENTS);
  for (let i = 0; i < EVENTS; i++) {
    socket.emit("echo", i);
  }
  assertCounted(await echoes.take(EVENTS));
  assertCounted(await numbers.take(EVENTS));
});

scenario("events of two namespaces keep their order", async (clients) => {
  const main = await clients.connect();
  const chat = main.io.socket("/chat");
  await connected(chat);
  const answers = { main: [], chat: [] };
  const last = [];
  for (let i = 0; i < IN_FLIGHT; i++) {
    last[0] = main.emitWithAck("echo-ack", i).then((answer) => answers.main.push([answer]));
    last[1] = chat.emitWithAck("echo-ack", i).then((answer) => answers.chat.push([answer]));
  }
  await within(Promise.all(last), "the last answers");
  for (const received of Object.values(answers)) {
    assert.equal(received.length, IN_FLIGHT);
    assertCounted(received);
  }
});

if (process.env.SIO_TRANSPORT === "upgrade") {
  scenario("events keep their order across the upgrade, both ways", async (clients) => {
    let sent;
    do {
      sent = await sendAcrossUpgrade(clients.open());
    } while (sent.before === 0);
    assert.ok(sent.before < sent.total);
  });
}

/** Sends until the upgrade is over; tells how many events were sent before it. */
async function sendAcrossUpgrade(socket) {
  await connected(socket);
  const echoes = new Inbox(socket, "echo");
  const numbers = new Inbox(socket, "number");
  const { engine } = socket.io;
  let before = engine.transport.name === "polling" ? Infinity : 0;
  let total = 0;
  engine.once("upgrade", () => (before = total));
  socket.emit("count", EVENTS);
  while (total < EVENTS || total < before + EVENTS / 2) {
    socket.emit("echo", total % 10 ? total : Buffer.from(String(total)));
    total++;
    if (total - echoes.size > IN_FLIGHT) {
      await echoes.has(total - IN_FLIGHT / 2);
    } else {
      await turn();
    }
  }
  assertCounted(await echoes.take(total));
  assertCounted(await numbers.take(EVENTS));
  return { before, total };
}

function assertCounted(events) {
  events.forEach(([value], i) => assert.equal(Number(value), i));
}
