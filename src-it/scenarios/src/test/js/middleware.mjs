// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Middleware and listeners for any event.

import assert from "node:assert/strict";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";

scenario("an event that middleware refuses is dropped, and the client stays", async (clients) => {
  const client = await clients.connect({ namespace: "/journal" });
  const said = new Inbox(client, "said");
  client.emit("shout!", "HEY");
  client.emit("say", "hello");
  assert.deepEqual(await said.next(), ["hello"]);
  assert.deepEqual(await client.emitWithAck("journal"), [
    "first shout!",
    "in shout!",
    "error not so loud",
    "first say",
    "in say",
    "out said",
    "first journal",
    "in journal",
  ]);
});

scenario("a client waits in vain for the answer to a refused event", async (clients) => {
  const client = await clients.connect({ namespace: "/journal" });
  await assert.rejects(client.timeout(300).emitWithAck("shout!"), /timed out/);
  assert.equal(client.connected, true);
});

scenario("listeners see broadcasts that reach their socket", async (clients) => {
  const [speaker, listener] = await clients.connectAll(2, { namespace: "/journal" });
  const said = new Inbox(listener, "said");
  // An answer tells that the connection handler, which registers the listeners, has run.
  const before = await listener.emitWithAck("journal");
  speaker.emit("say", "to all");
  assert.deepEqual(await said.next(), ["to all"]);
  assert.deepEqual(await listener.emitWithAck("journal"), [
    ...before,
    "out said",
    "first journal",
    "in journal",
  ]);
});
