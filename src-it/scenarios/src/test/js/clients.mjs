// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// The stock clients of one scenario.

import { io } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { next, within } from "./waiting.mjs";

const TRANSPORTS = {
  polling: ["polling"],
  websocket: ["websocket"],
  upgrade: ["polling", "websocket"],
};

/** Whether packets are MessagePack. */
export const MSGPACK = process.env.SIO_PARSER === "msgpack";

export class Clients {
  #url;
  #opened = [];

  constructor(url, mode) {
    this.#url = url;
    this.mode = mode;
  }

  /** What the client says when its connection is cut. */
  get reasonOfCut() {
    return this.mode === "polling" ? "transport error" : "transport close";
  }

  /** What the client says when the server shuts down; it cannot be told between two polls. */
  get reasonOfShutdown() {
    return this.mode === "polling" ? /^transport (close|error)$/ : /^transport close$/;
  }

  /** A file below the path of the server. */
  file(name) {
    return new URL(`socket.io/${name}`, this.#url);
  }

  /** Opens a client with a connection of its own and does not wait. */
  open({ namespace = "/", client = io, ...options } = {}) {
    const url = new URL(namespace, this.#url).href;
    const socket = client(url, {
      forceNew: true,
      transports: TRANSPORTS[this.mode],
      ...(MSGPACK && { parser: msgpack }),
      ...options,
    });
    this.#opened.push(socket);
    return socket;
  }

  /** Opens a client and waits until it is connected and uses its last transport. */
  async connect(options) {
    const socket = this.open(options);
    await connected(socket);
    if (this.mode === "upgrade") {
      await upgraded(socket);
    }
    return socket;
  }

  /** Connects several clients. */
  connectAll(count, options) {
    return Promise.all(Array.from({ length: count }, () => this.connect(options)));
  }

  /** Disconnects all clients, with all their namespaces. */
  close() {
    this.#opened
      .flatMap((socket) => Object.values(socket.io.nsps))
      .forEach((socket) => socket.disconnect());
  }
}

/** Waits until a socket is connected. */
export async function connected(socket) {
  if (socket.connected) {
    return;
  }
  let error;
  const listener = (e) => (error = e);
  socket.on("connect_error", listener);
  const connect = new Promise((resolve) => socket.once("connect", resolve));
  await within(connect, () => `connected; the last error was ${error}`);
  socket.off("connect_error", listener);
}

/** Waits until a connection that began with polling uses WebSocket. */
export async function upgraded(socket) {
  if (socket.io.engine.transport.name !== "websocket") {
    await next(socket.io.engine, "upgrade");
  }
}

/** Waits until everything is here that the server has sent to these sockets before. */
export function settled(...sockets) {
  return Promise.all(sockets.map((socket) => within(socket.emitWithAck("echo-ack"), "an echo")));
}

/** Why a socket has left, in the words of the server. */
export function departure(observer, id) {
  return within(observer.emitWithAck("departure", id), `${id} has left`);
}
