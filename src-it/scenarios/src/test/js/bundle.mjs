// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// The client files that the server hands out.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { MSGPACK } from "./clients.mjs";
import { scenario } from "./scenario.mjs";

const require = createRequire(import.meta.url);
const NPM = path.join(path.dirname(require.resolve("socket.io-client/package.json")), "dist");
const FILES = [
  "socket.io.js",
  "socket.io.min.js",
  "socket.io.msgpack.min.js",
  "socket.io.esm.min.js",
].flatMap((script) => [script, `${script}.map`]);

for (const file of FILES) {
  scenario(`${file} is the one of npm`, async (clients) => {
    const response = await fetch(clients.file(file));
    assert.equal(response.status, 200);
    const served = Buffer.from(await response.arrayBuffer());
    assert.ok(served.equals(await readFile(path.join(NPM, file))));
  });
}

const RUN = MSGPACK ? ["socket.io.msgpack.min.js"] : ["socket.io.js", "socket.io.min.js"];

for (const file of RUN) {
  scenario(`${file} works`, async (clients) => {
    const source = await (await fetch(clients.file(file))).text();
    const { io } = vm.runInNewContext(`${source};globalThis`, browser(), { filename: file });
    const socket = await clients.connect({ client: io, parser: undefined });
    assert.equal(await socket.emitWithAck("echo-ack", "from the bundle"), "from the bundle");
  });
}

/** What the bundle needs of a browser, from the libraries of the client for Node. */
function browser() {
  const engine = createRequire(require.resolve("engine.io-client"));
  return {
    WebSocket: engine("ws"),
    XMLHttpRequest: engine("xmlhttprequest-ssl").XMLHttpRequest,
    URL,
    setTimeout,
    clearTimeout,
    // one realm for the bytes of the bundle and those of the sockets
    ArrayBuffer,
    Blob,
    DataView,
    FileReader,
    Uint8Array,
    atob,
    btoa,
  };
}

/** What the bundle uses to send bytes over polling; Node has none. */
class FileReader {
  async readAsDataURL(blob) {
    const bytes = Buffer.from(await blob.arrayBuffer());
    this.result = `data:;base64,${bytes.toString("base64")}`;
    this.onload();
  }
}
