// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// One scenario: a test whose clients and servers end with it.

import { test } from "node:test";
import { Clients } from "./clients.mjs";
import { Server } from "./server.mjs";

const TIMEOUT = 120_000;

/** Registers a scenario; it gets its own clients. */
export function scenario(name, play) {
  test(name, { timeout: TIMEOUT }, async (t) => {
    const clients = new Clients(process.env.SIO_URL, process.env.SIO_TRANSPORT);
    t.after(() => clients.close());
    await play(clients);
  });
}

/** Registers a scenario with a server of its own. */
export function serverScenario(name, play) {
  test(name, { timeout: TIMEOUT }, async (t) => {
    const server = await Server.start(0);
    t.after(() => server.kill());
    const clients = new Clients(server.url, process.env.SIO_TRANSPORT);
    t.after(() => clients.close());
    await play(clients, server, t);
  });
}
