// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Clients of Socket.IO 2, and clients of today beside them.

import assert from "node:assert/strict";
import old from "socket.io-client-2";
import { MSGPACK } from "./clients.mjs";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";
import { next, within } from "./waiting.mjs";

const OLD = { client: old, path: "/old" };
const BYTES = Buffer.from([0, 1, 127, 128, 255]);
const VALUES = [1.5, "aü€😀", null, { list: [true, { deep: [] }] }];

/** Emits, and gives all arguments of the acknowledgement. */
function ask(socket, ...event) {
  const answer = new Promise((resolve) => socket.emit(...event, (...args) => resolve(args)));
  return within(answer, `the answer to ${event[0]}`);
}

// The parser of these clients is the default one.
if (!MSGPACK) {
  scenario("an old client has the id of its session", async (clients) => {
    const socket = await clients.connect(OLD);
    assert.deepEqual(await ask(socket, "id"), [socket.id]);
    assert.equal(socket.id, socket.io.engine.id);
  });

  scenario("an old client and the server exchange events", async (clients) => {
    const socket = await clients.connect(OLD);
    const echoes = new Inbox(socket, "echo");
    socket.emit("echo", ...VALUES);
    assert.deepEqual(await echoes.next(), VALUES);
    socket.emit("echo", { bytes: BYTES }, Buffer.alloc(0), "text");
    assert.deepEqual(await echoes.next(), [{ bytes: BYTES }, Buffer.alloc(0), "text"]);
  });

  scenario("an old client and the server acknowledge", async (clients) => {
    const socket = await clients.connect(OLD);
    assert.deepEqual(await ask(socket, "echo-ack", BYTES, ...VALUES), [BYTES, ...VALUES]);
    socket.on("question", (text, answer) => answer(`${text}!`, BYTES));
    assert.deepEqual(await ask(socket, "ask", "really?"), ["really?!", BYTES]);
  });

  scenario("the query behind a namespace is the auth of an old client", async (clients) => {
    const socket = await clients.connect({ ...OLD, namespace: "/chat?token=a%26b&user=Ann" });
    assert.deepEqual(await ask(socket, "auth"), [{ token: "a&b", user: "Ann" }]);
    assert.deepEqual(await ask(socket, "id"), [`/chat#${socket.io.engine.id}`]);
  });

  scenario("an old client is refused with a text, or with an object", async (clients) => {
    const closed = clients.open({ ...OLD, namespace: "/closed" });
    assert.deepEqual(await next(closed, "error"), ["closed for today"]);
    const unknown = clients.open({ ...OLD, namespace: "/unknown" });
    assert.deepEqual(await next(unknown, "error"), [{ message: "Invalid namespace" }]);
  });

  scenario("old clients and those of today hear the same news", async (clients) => {
    const today = await clients.connect({ path: "/old", namespace: "/chat" });
    const yesterday = await clients.connect({ ...OLD, namespace: "/chat" });
    const inboxes = [today, yesterday].map((socket) => new Inbox(socket, "news"));
    const text = `for ${today.id}`;
    today.emit("to-all", text, BYTES);
    for (const inbox of inboxes) {
      let news;
      do {
        news = await inbox.next();
      } while (news[0] !== text);
      assert.deepEqual(news, [text, BYTES]);
    }
  });

  scenario("an old client keeps its connection alive by its own pings", async (clients) => {
    const socket = await clients.connect(OLD);
    const pongs = new Inbox(socket, "pong");
    const reasons = new Inbox(socket, "disconnect");
    await pongs.take(4);
    assert.deepEqual(reasons.rest(), []);
  });

  scenario("the server disconnects an old client", async (clients) => {
    const socket = await clients.connect(OLD);
    socket.emit("kick", false);
    assert.deepEqual(await next(socket, "disconnect"), ["io server disconnect"]);
    const other = await clients.connect(OLD);
    const closed = next(other.io.engine, "close");
    other.emit("kick", true);
    assert.deepEqual(await next(other, "disconnect"), ["io server disconnect"]);
    await closed;
  });
}

scenario("an old client is refused where old clients are not allowed", async (clients) => {
  const socket = clients.open({ client: old, parser: undefined, reconnection: false });
  const [error] = await next(socket, "connect_error");
  assert.match(error.message, /^(xhr poll|websocket) error$/);
});
