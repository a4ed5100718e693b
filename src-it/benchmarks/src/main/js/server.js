// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// The reference of the load test: socket.io on Node with its defaults.
"use strict";

const { createServer } = require("node:http");
const { Server } = require("socket.io");

const http = createServer();
const io = new Server(http, { serveClient: false });

io.on("connection", (socket) => {
  socket.on("echo", (...args) => socket.emit("echo", ...args));
  socket.on("echo-ack", (...args) => args.pop()(...args));
  socket.on("bin", (...args) => socket.emit("bin", ...args));
  socket.on("broadcast", (arg) => io.emit("broadcast", arg));
  socket.on("join", (room, ack) => {
    socket.join(room);
    ack();
  });
  socket.on("room", (room, arg) => io.to(room).emit("room", arg));
});

http.listen(0, "127.0.0.1", 4096, () => {
  console.log("PORT " + http.address().port);
  console.log("READY");
});
