// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Connecting: namespaces, auth, refusal.

import assert from "node:assert/strict";
import { connected, settled } from "./clients.mjs";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";
import { next } from "./waiting.mjs";

scenario("a client connects and learns its id", async (clients) => {
  const socket = await clients.connect();
  assert.match(socket.id, /^[A-Za-z0-9_-]{20}$/);
  assert.notEqual(socket.id, socket.io.engine.id);
  assert.equal(await socket.emitWithAck("id"), socket.id);
  assert.ok(!socket.recovered);
});

scenario("the server knows the transport", async (clients) => {
  const socket = await clients.connect();
  const expected = clients.mode === "polling" ? "polling" : "websocket";
  assert.equal(await socket.emitWithAck("transport"), expected);
});

scenario("the server gets auth and query, each in its place", async (clients) => {
  const auth = { token: "abc", nested: { list: [1, null, "ü"] } };
  const socket = await clients.connect({ auth, query: { "&a": "&=?ä", b: "2" } });
  const handshake = await socket.emitWithAck("handshake");
  assert.deepEqual(handshake.auth, auth);
  assert.equal(handshake.query["&a"], "&=?ä");
  assert.equal(handshake.query.b, "2");
  assert.ok(!("token" in handshake.query));
  assert.equal(handshake.secure, false);
  assert.match(handshake.address, /127\.0\.0\.1|::1/);
});

scenario("the server gets the headers of the client", async (clients) => {
  const socket = await clients.connect({ extraHeaders: { "X-Ticket": "row 4, seat 2" } });
  const { headers } = await socket.emitWithAck("handshake");
  assert.equal(headers["x-ticket"], "row 4, seat 2");
});

scenario("auth may come from a function", async (clients) => {
  let calls = 0;
  const socket = await clients.connect({ auth: (send) => send({ call: ++calls }) });
  assert.deepEqual((await socket.emitWithAck("handshake")).auth, { call: 1 });
  socket.disconnect().connect();
  await connected(socket);
  assert.deepEqual((await socket.emitWithAck("handshake")).auth, { call: 2 });
});

scenario("namespaces share a connection", async (clients) => {
  const main = await clients.connect();
  const chat = main.io.socket("/chat");
  const [name, id] = await next(chat, "welcome");
  assert.equal(name, "/chat");
  assert.equal(id, chat.id);
  assert.notEqual(chat.id, main.id);
  const mainNews = new Inbox(main, "news");
  const chatNews = new Inbox(chat, "news");
  chat.emit("from-server", { to: [], except: [] }, "for the chat");
  assert.deepEqual(await chatNews.next(), ["for the chat"]);
  await settled(main);
  assert.equal(mainNews.size, 0);
  assert.deepEqual(await chat.emitWithAck("echo-ack", 1), 1);
});

scenario("an unknown namespace is refused", async (clients) => {
  const socket = clients.open({ namespace: "/unknown" });
  const [error] = await next(socket, "connect_error");
  assert.equal(error.message, "Invalid namespace");
  assert.equal(error.data, undefined);
  assert.equal(socket.connected, false);
  assert.equal(socket.active, false);
});

scenario("the other namespaces of a refused client go on", async (clients) => {
  const main = await clients.connect();
  const [error] = await next(main.io.socket("/unknown"), "connect_error");
  assert.equal(error.message, "Invalid namespace");
  await settled(main);
});

scenario("a middleware refuses with a message", async (clients) => {
  const socket = clients.open({ namespace: "/closed" });
  const [error] = await next(socket, "connect_error");
  assert.equal(error.message, "closed for today");
  assert.equal(error.data, undefined);
});

scenario("a middleware refuses with data, and lets in who corrects himself", async (clients) => {
  const socket = clients.open({ namespace: "/guarded" });
  const [error] = await next(socket, "connect_error");
  assert.equal(error.message, "not authorized");
  assert.deepEqual(error.data, { code: "E_TOKEN", tries: 3 });
  socket.auth = { token: "open sesame", user: "Ali Baba" };
  socket.connect();
  await connected(socket);
  assert.equal(await socket.emitWithAck("user"), "Ali Baba");
});

scenario("two hundred clients connect at once", async (clients) => {
  const sockets = await clients.connectAll(200);
  const ids = await Promise.all(sockets.map((socket) => socket.emitWithAck("id")));
  assert.deepEqual(ids, sockets.map((socket) => socket.id));
  assert.equal(new Set(ids).size, 200);
  assert.deepEqual(
    await Promise.all(sockets.map((socket, i) => socket.emitWithAck("echo-ack", i))),
    sockets.map((_, i) => i),
  );
});
