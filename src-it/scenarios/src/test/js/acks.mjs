// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Acknowledgements, both ways.

import assert from "node:assert/strict";
import { Inbox } from "./inbox.mjs";
import { scenario } from "./scenario.mjs";
import { within } from "./waiting.mjs";

const SOON = 200;
const LATE = 20_000;

scenario("the server acknowledges with all arguments", async (clients) => {
  const socket = await clients.connect();
  const answer = new Promise((resolve) =>
    socket.emit("echo-ack", 1, { two: [2] }, null, (...args) => resolve(args)),
  );
  assert.deepEqual(await within(answer, "the answer"), [1, { two: [2] }, null]);
});

scenario("the server acknowledges without arguments", async (clients) => {
  const socket = await clients.connect();
  const answer = new Promise((resolve) => socket.emit("echo-ack", (...args) => resolve(args)));
  assert.deepEqual(await within(answer, "the answer"), []);
});

scenario("the server acknowledges with bytes", async (clients) => {
  const socket = await clients.connect();
  const bytes = Buffer.from([1, 2, 3]);
  assert.deepEqual(await socket.emitWithAck("echo-ack", { bytes }), { bytes });
});

scenario("an answer in time is no time-out", async (clients) => {
  const socket = await clients.connect();
  assert.equal(await socket.timeout(LATE).emitWithAck("echo-ack", "in time"), "in time");
});

scenario("a missing answer is a time-out of the client", async (clients) => {
  const socket = await clients.connect();
  await assert.rejects(socket.timeout(SOON).emitWithAck("nobody handles this"), {
    message: "operation has timed out",
  });
  assert.equal(await socket.emitWithAck("echo-ack", "still there"), "still there");
});

scenario("many answers find their questions", async (clients) => {
  const socket = await clients.connect();
  const questions = Array.from({ length: 300 }, (_, i) => i);
  const answers = questions.map((i) => within(socket.emitWithAck("echo-ack", i), `answer ${i}`));
  assert.deepEqual(await Promise.all(answers), questions);
});

scenario("the client acknowledges", async (clients) => {
  const socket = await clients.connect();
  socket.on("question", (a, b, answer) => answer({ sum: a + b, bytes: Buffer.from([a, b]) }));
  assert.deepEqual(await within(socket.emitWithAck("ask", 1, 2), "the answer"), {
    sum: 3,
    bytes: Buffer.from([1, 2]),
  });
});

scenario("the client acknowledges in time", async (clients) => {
  const socket = await clients.connect();
  socket.on("question", (answer) => answer("here"));
  assert.equal(await within(socket.emitWithAck("ask-in-time", LATE), "the answer"), "here");
});

scenario("a missing answer is a time-out of the server", async (clients) => {
  const socket = await clients.connect();
  const questions = new Inbox(socket, "question");
  const outcome = socket.emitWithAck("ask-in-time", SOON, "anybody?");
  const [text, answer] = await questions.next();
  assert.equal(text, "anybody?");
  assert.equal(await within(outcome, "the time-out"), "too late");
  answer("too late indeed");
  assert.equal(await socket.emitWithAck("echo-ack", "still there"), "still there");
});

scenario("a room is asked and everybody answers", async (clients) => {
  const sockets = await clients.connectAll(3);
  await Promise.all(sockets.map((socket) => socket.emitWithAck("join", ["quiz"])));
  sockets.forEach((socket, i) => socket.on("question", (text, answer) => answer(`${text} ${i}`)));
  const outcome = sockets[0].emitWithAck("ask-room", "quiz", LATE, "who?");
  assert.deepEqual(await within(outcome, "the answers"), {
    answers: Object.fromEntries(sockets.map((socket, i) => [socket.id, `who? ${i}`])),
    missing: [],
  });
});

scenario("a room is asked and one does not answer", async (clients) => {
  const [asking, answering, silent] = await clients.connectAll(3);
  await answering.emitWithAck("join", ["exam"]);
  await silent.emitWithAck("join", ["exam"]);
  const heard = new Inbox(silent, "question");
  answering.on("question", (answer) => answer(42));
  const outcome = await within(asking.emitWithAck("ask-room", "exam", 2_000), "the outcome");
  assert.deepEqual(outcome, { answers: { [answering.id]: 42 }, missing: [silent.id] });
  assert.equal(heard.size, 1);
});

scenario("nobody is asked in an empty room", async (clients) => {
  const socket = await clients.connect();
  const outcome = await within(socket.emitWithAck("ask-room", "empty", LATE), "the outcome");
  assert.deepEqual(outcome, { answers: {}, missing: [] });
});
