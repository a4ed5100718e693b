// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Reports each scenario as one line of JSON.

import { inspect } from "node:util";

export default async function* lines(events) {
  for await (const { type, data } of events) {
    if (type === "test:pass") {
      yield line({ name: data.name, passed: true });
    } else if (type === "test:fail") {
      yield line({ name: data.name, passed: false, failure: describe(data.details.error) });
    }
  }
}

function describe(error) {
  return inspect(error.cause ?? error);
}

function line(result) {
  return JSON.stringify(result) + "\n";
}
