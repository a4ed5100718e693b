import { byId } from "./dom.js";
import { prepare } from "./images.js";

const TYPING_EVERY = 2000;
const TYPING_STOPS = 3000;

/** The form at the bottom. Calls say(text), show(name, content) and typing(active). */
export class Composer {
  #text = byId("text");
  #problem = byId("composer-problem");
  #room = document.querySelector(".room");
  #actions;
  #typingSince = 0;
  #typingTimer = 0;

  constructor(actions) {
    this.#actions = actions;
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say();
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#say();
    });
    this.#text.addEventListener("input", () => this.#typed());
    this.#text.addEventListener("paste", (event) => this.#offer(event, event.clipboardData.files));
    this.#acceptPicked();
    this.#acceptDropped();
  }

  focus() {
    this.#text.focus();
  }

  #acceptPicked() {
    const picker = byId("image");
    byId("attach").addEventListener("click", () => picker.click());
    picker.addEventListener("change", async () => {
      await this.#send([...picker.files]);
      picker.value = "";
    });
  }

  #acceptDropped() {
    this.#room.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      this.#room.classList.add("dropping");
    });
    this.#room.addEventListener("dragleave", () => this.#room.classList.remove("dropping"));
    this.#room.addEventListener("drop", (event) => {
      this.#room.classList.remove("dropping");
      this.#offer(event, event.dataTransfer.files);
    });
  }

  #offer(event, files) {
    if (files.length === 0) return;
    event.preventDefault();
    this.#send([...files]);
  }

  async #send(files) {
    this.#problem.textContent = "";
    for (const file of files) {
      try {
        this.#actions.show(file.name, await prepare(file));
      } catch (error) {
        this.#problem.textContent = error.message;
      }
    }
  }

  #say() {
    const text = this.#text.value.trim();
    if (text === "") return;
    this.#text.value = "";
    this.#problem.textContent = "";
    this.#stopped();
    this.#actions.say(text);
  }

  #typed() {
    clearTimeout(this.#typingTimer);
    if (this.#text.value.trim() === "") {
      this.#stopped();
      return;
    }
    this.#typingTimer = setTimeout(() => this.#stopped(), TYPING_STOPS);
    if (Date.now() - this.#typingSince < TYPING_EVERY) return;
    this.#typingSince = Date.now();
    this.#actions.typing(true);
  }

  #stopped() {
    clearTimeout(this.#typingTimer);
    if (this.#typingSince === 0) return;
    this.#typingSince = 0;
    this.#actions.typing(false);
  }
}
