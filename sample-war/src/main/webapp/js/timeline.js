import { avatar, byId, element } from "./dom.js";

const MAX_ENTRIES = 400;
const NEAR_END = 80;
const SAME_BREATH = 5 * 60_000;
const MEGAPHONE = "M4 10v4h3l8 4V6L7 10H4zM18.5 9a4 4 0 0 1 0 6";
const timeFormat = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** The conversation: messages, images, announcements and notes, oldest first. */
export class Timeline {
  #list = byId("timeline");
  #scroll = byId("scroll");
  #toEnd = byId("to-end");
  #room = "";
  #seen = new Set();
  #followed = true;

  constructor() {
    this.#toEnd.addEventListener("click", () => this.#jump());
    this.#scroll.addEventListener("scroll", () => {
      if (this.#atEnd()) this.#toEnd.hidden = true;
    });
    new ResizeObserver(() => this.#followed && this.#jump()).observe(this.#scroll);
  }

  /** Starts an empty conversation, unless it is the room on show. */
  enter(room) {
    if (room === this.#room) return;
    this.#room = room;
    for (const entry of [...this.#list.children]) this.#remove(entry);
    this.#toEnd.hidden = true;
    this.#followed = true;
  }

  /** Adds a message or image of somebody else, unless it is there already. */
  addTheirs(message) {
    if (this.#seen.has(message.id)) return false;
    const entry = this.#messageEntry(message);
    entry.querySelector(".bubble").append(this.#meta(message.at));
    entry.dataset.at = Date.parse(message.at);
    this.#insert(entry, message.id);
    return true;
  }

  /** Adds a message or image of our own; the returned handle tells how it fared. */
  addOwn(message, retry) {
    const entry = this.#messageEntry(message);
    entry.classList.add("mine", "pending");
    const meta = element("span", "meta", "sending…");
    entry.querySelector(".bubble").append(meta);
    this.#insert(entry, message.id);
    this.#jump();
    return {
      acknowledged: ({ at }) => {
        entry.dataset.at = Date.parse(at);
        entry.classList.remove("pending");
        meta.replaceWith(this.#meta(at, "✓"));
      },
      failed: (reason) => {
        entry.classList.replace("pending", "failed");
        meta.textContent = "not sent";
        const again = element("button", "", "Try again");
        again.type = "button";
        again.addEventListener("click", () => {
          this.#remove(entry);
          retry();
        });
        const failure = element("p", "failure", reason, again);
        failure.setAttribute("role", "alert");
        entry.append(failure);
        this.#grown();
      },
    };
  }

  addAnnouncement({ text, at }) {
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    icon.setAttribute("viewBox", "0 0 24 24");
    icon.setAttribute("aria-hidden", "true");
    path.setAttribute("d", MEGAPHONE);
    icon.append(path);
    const title = element("strong", "", "Announcement · ", this.#time(at));
    this.#insert(element("li", "announcement", icon, element("p", "", title, text)));
  }

  addNote(text) {
    this.#insert(element("li", "note", text));
  }

  #messageEntry({ from, text, picture }) {
    const bubble = picture ? this.#pictureBubble(picture)
      : element("div", "bubble", element("span", "text", text));
    const entry = element("li", "message", avatar(from.nickname),
      element("span", "who", from.nickname), bubble);
    entry.dataset.author = from.id;
    return entry;
  }

  #pictureBubble({ name, type, content }) {
    const url = URL.createObjectURL(new Blob([content], { type }));
    const image = element("img");
    image.src = url;
    image.alt = name;
    image.addEventListener("load", () => this.#grown());
    const link = element("a", "", image);
    link.href = url;
    link.target = "_blank";
    return element("div", "bubble picture", link);
  }

  #meta(at, tick) {
    const meta = element("span", "meta", this.#time(at));
    if (tick) {
      const mark = element("span", "tick", tick);
      mark.setAttribute("role", "img");
      mark.ariaLabel = "received by the server";
      meta.append(mark);
    }
    return meta;
  }

  #time(at) {
    const time = element("time", "", timeFormat.format(new Date(at)));
    time.dateTime = at;
    return time;
  }

  #insert(entry, id) {
    if (id) this.#seen.add(id);
    entry.dataset.id = id ?? "";
    entry.dataset.time = Date.now();
    this.#followed = this.#atEnd();
    const previous = this.#predecessor(entry);
    if (previous && this.#sameBreath(previous, entry)) {
      previous.classList.add("followed");
      entry.classList.add("follow");
    }
    if (previous) previous.after(entry);
    else this.#list.prepend(entry);
    while (this.#list.childElementCount > MAX_ENTRIES) this.#remove(this.#list.firstElementChild);
    this.#grown();
    this.#toEnd.hidden = this.#followed;
  }

  /** The last entry, but for those that the server received later. */
  #predecessor(entry) {
    let previous = this.#list.lastElementChild;
    while (previous && Number(previous.dataset.at) > Number(entry.dataset.at)) {
      previous = previous.previousElementSibling;
    }
    return previous;
  }

  #sameBreath(previous, entry) {
    return previous.dataset.author && previous.dataset.author === entry.dataset.author
      && entry.dataset.time - previous.dataset.time < SAME_BREATH;
  }

  #remove(entry) {
    for (const image of entry.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    this.#seen.delete(entry.dataset.id);
    entry.remove();
  }

  #atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  #grown() {
    if (this.#followed) this.#jump();
  }

  #jump() {
    this.#followed = true;
    this.#toEnd.hidden = true;
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }
}
