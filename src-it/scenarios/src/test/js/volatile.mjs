// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Volatile events.

import assert from "node:assert/strict";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";

const PLAIN = { binary: false, broadcast: false };

const KINDS = {
  "volatile events": PLAIN,
  "volatile events with bytes": { binary: true, broadcast: false },
  "volatile broadcasts": { binary: false, broadcast: true },
  "volatile broadcasts with bytes": { binary: true, broadcast: true },
};

scenario("a volatile event reaches a client that is idle", async (clients) => {
  const [idle, control] = await clients.connectAll(2);
  const drops = new Inbox(idle, "drop");
  const ends = new Inbox(idle, "end of burst");
  // Over polling a client is busy between two polls.
  for (let attempt = 0; attempt < 100 && drops.size === 0; attempt++) {
    await control.emitWithAck("burst", { ...PLAIN, receiver: idle.id, events: 1, size: 1 });
    await ends.next();
  }
  assert.deepEqual(await drops.next(), [0, "x"]);
});

for (const [name, kind] of Object.entries(KINDS)) {
  scenario(`${name} that a client cannot take are dropped, others are not`, async (clients) => {
    const [busy, control] = await clients.connectAll(2);
    const drops = new Inbox(busy, "drop");
    const ends = new Inbox(busy, "end of burst");
    const events = 400;
    const resume = stopReading(busy);
    await control.emitWithAck("burst", { ...kind, receiver: busy.id, events, size: 65_536 });
    resume();
    await ends.next();
    const numbers = drops.rest().map(([number]) => number);
    assert.ok(numbers.length < events, `${numbers.length} of ${events} came`);
    assert.deepEqual(numbers, numbers.toSorted((a, b) => a - b));
    assert.equal(await busy.emitWithAck("echo-ack", "well"), "well");
  });
}

// More than the buffers of TCP hold is sent meanwhile. Over polling the client is busy after
// each event anyway.
function stopReading(socket) {
  const connection = socket.io.engine.transport.ws?._socket;
  connection?.pause();
  return () => connection?.resume();
}
