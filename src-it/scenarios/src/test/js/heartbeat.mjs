// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Quiet connections.

import assert from "node:assert/strict";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";

/** More than the server would wait for answers. */
const BEATS = 12;

scenario("the heartbeat keeps a quiet connection alive", async (clients) => {
  const socket = await clients.connect({ path: "/heartbeat" });
  const { id } = socket;
  const { engine } = socket.io;
  const reasons = new Inbox(socket, "disconnect");
  const pings = new Inbox(socket.io, "ping");
  await pings.take(BEATS);
  assert.deepEqual(reasons.rest(), []);
  assert.equal(socket.id, id);
  assert.equal(socket.io.engine, engine);
});
