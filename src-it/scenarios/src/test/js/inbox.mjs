// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// The events of one name that a client has received and a scenario has not looked at yet.

import { inspect } from "node:util";
import { within } from "./waiting.mjs";

export class Inbox {
  #event;
  #received = [];
  #wake = () => {};

  constructor(emitter, event) {
    this.#event = event;
    emitter.on(event, (...args) => {
      this.#received.push(args);
      this.#wake();
    });
  }

  get size() {
    return this.#received.length;
  }

  /** The arguments of the next event. */
  async next() {
    const [args] = await this.take(1);
    return args;
  }

  /** The arguments of each of the next events. */
  async take(count) {
    await this.has(count);
    return this.#received.splice(0, count);
  }

  /** Waits until so many events are here. */
  async has(count) {
    const arrived = new Promise((resolve) => {
      this.#wake = () => this.size >= count && resolve();
      this.#wake();
    });
    await within(arrived, () => `${count} of "${this.#event}", only ${this.size} came: ${this}`);
  }

  /** What has come and was not taken. */
  rest() {
    return this.#received.splice(0);
  }

  toString() {
    return inspect(this.#received, { maxArrayLength: 3, maxStringLength: 100 });
  }
}
