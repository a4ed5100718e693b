// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Pages that a proxy publishes below a prefix that the server does not know.

import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { io } from "socket.io-client";
import { scenario } from "./scenario.mjs";

const PREFIX = "/tools/chat/";

scenario("a page behind the prefix of a proxy finds the server by its own URL", async (clients) => {
  const proxy = await start(clients.file(".."));
  try {
    const page = new URL(`${PREFIX}index.html`, `http://127.0.0.1:${proxy.address().port}`);
    const path = new URL("socket.io", page).pathname;
    const socket = await clients.connect({
      client: (url, options) => io(page.origin, { ...options, path }),
    });
    assert.equal(await socket.emitWithAck("echo-ack", "hello"), "hello");
    assert.ok(!(await fetch(new URL("socket.io/socket.io.esm.min.js", page))).redirected);
    socket.disconnect();
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
});

scenario("the module of the client exports io", async (clients) => {
  const script = await (await fetch(clients.file("socket.io.esm.min.js"))).text();
  const module = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  assert.equal(typeof module.io, "function");
});

/** A proxy on a free port that takes the prefix away. */
async function start(target) {
  const onward = (request) => new URL(request.url.slice(PREFIX.length), target);
  const proxy = http.createServer((request, response) => {
    const { method, headers } = request;
    const sent = http.request(onward(request), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    sent.on("error", () => response.destroy());
    response.on("close", () => sent.destroy());
    request.pipe(sent);
  });
  proxy.on("upgrade", (request, socket, head) => {
    const { pathname, search } = onward(request);
    const lines = [`GET ${pathname}${search} HTTP/1.1`];
    for (let i = 0; i < request.rawHeaders.length; i += 2) {
      lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
    }
    const sent = net.connect(target.port, target.hostname);
    sent.write(`${lines.join("\r\n")}\r\n\r\n`);
    sent.write(head);
    socket.pipe(sent).pipe(socket);
    sent.on("error", () => socket.destroy());
    socket.on("error", () => sent.destroy());
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  return proxy;
}
