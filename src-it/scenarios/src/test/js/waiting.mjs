// Copyright the socketio-jakarta authors.
// SPDX-License-Identifier: Apache-2.0

// Bounded waiting.

/** Milliseconds; longer than anything a healthy server needs on a loaded machine. */
const BOUND = 60_000;

/** Waits for a promise; the description is a text, or a function that tells how far it came. */
export async function within(promise, description, bound = BOUND) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => {
      const what = typeof description === "function" ? description() : description;
      reject(new Error(`not within ${bound} ms: ${what}`));
    }, bound);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until an emitter emits; gives the arguments. */
export function next(emitter, event) {
  const emitted = new Promise((resolve) => emitter.once(event, (...args) => resolve(args)));
  return within(emitted, `"${event}"`);
}
