// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// A fixture application in a process of its own, which a scenario may end.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { within } from "./waiting.mjs";

const START = 60_000;

export class Server {
  static async start(port) {
    const [command, ...args] = JSON.parse(process.env.SIO_FIXTURE);
    const server = new Server(spawn(command, [...args, String(port)], { stdio: "pipe" }));
    await within(server.#ready, "the fixture is ready", START);
    return server;
  }

  port;
  output = [];
  #process;
  #ready;
  #ended;

  constructor(child) {
    this.#process = child;
    this.#ended = once(child, "close");
    child.stderr.on("data", (text) => this.output.push(String(text)));
    const lines = createInterface({ input: child.stdout });
    this.#ready = new Promise((resolve, reject) => {
      lines.on("line", (line) => {
        this.output.push(line);
        if (line.startsWith("PORT ")) {
          this.port = Number(line.slice("PORT ".length));
        } else if (line === "READY") {
          resolve();
        }
      });
      child.on("error", reject);
      child.on("close", () => reject(new Error(`the fixture has ended: ${this.output.join("\n")}`)));
    });
  }

  get url() {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** Ends the process without a chance to say goodbye. */
  async kill() {
    this.#process.kill("SIGKILL");
    await within(this.#ended, "the fixture is gone");
  }

  /** Asks the process to end. */
  async stop() {
    this.#process.kill("SIGTERM");
    await within(this.#ended, "the fixture has stopped");
  }
}
