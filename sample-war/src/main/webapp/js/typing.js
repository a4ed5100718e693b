import { byId } from "./dom.js";

const FORGET_AFTER = 5000;

function sentence(names) {
  if (names.length === 0) return "";
  if (names.length === 1) return `${names[0]} is typing…`;
  if (names.length === 2) return `${names[0]} and ${names[1]} are typing…`;
  return "Several people are typing…";
}

/** Who is typing. Who falls silent without a word, as in a lost connection, is forgotten. */
export class Typing {
  #line = byId("typing-text");
  #typists = new Map();

  set(member, active) {
    clearTimeout(this.#typists.get(member.id)?.timer);
    this.#typists.delete(member.id);
    if (active) {
      const timer = setTimeout(() => this.set(member, false), FORGET_AFTER);
      this.#typists.set(member.id, { nickname: member.nickname, timer });
    }
    this.#show();
  }

  /** Forgets everybody who is not in the room. */
  keep(members) {
    const ids = new Set(members.map(({ id }) => id));
    for (const [id, { timer }] of this.#typists) {
      if (ids.has(id)) continue;
      clearTimeout(timer);
      this.#typists.delete(id);
    }
    this.#show();
  }

  #show() {
    const names = [...this.#typists.values()].map(({ nickname }) => nickname);
    this.#line.textContent = sentence(names);
  }
}
