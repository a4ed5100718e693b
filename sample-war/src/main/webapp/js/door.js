import { byId } from "./dom.js";

const LOBBY = "lobby";
const roomInUrl = () => decodeURIComponent(location.hash.slice(1));

/** The form in front of the chat. Calls enter(nickname, room) when it is sent. */
export class Door {
  #form = byId("door-form");
  #button = this.#form.querySelector("button");
  #problem = byId("door-problem");

  constructor(enter) {
    const { nickname, room } = this.#form.elements;
    nickname.value = localStorage.getItem("nickname") ?? "";
    room.value = roomInUrl() || LOBBY;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      localStorage.setItem("nickname", nickname.value);
      this.#busy(true);
      enter(nickname.value, room.value);
    });
  }

  /** Says that the first connection is not there yet. */
  waiting(text) {
    if (this.#button.disabled) this.#problem.textContent = text;
  }

  /** Shows the form, with what the server objects to. */
  open(problem) {
    document.body.dataset.view = "door";
    byId("app").hidden = true;
    this.#busy(false);
    this.#problem.textContent = problem;
    this.#form.elements.nickname.focus();
  }

  /** Shows the chat instead. */
  close() {
    document.body.dataset.view = "chat";
    byId("app").hidden = false;
    this.#busy(false);
  }

  #busy(busy) {
    this.#button.disabled = busy;
    this.#button.textContent = busy ? "Knocking…" : "Come in";
    this.#problem.textContent = "";
  }
}
