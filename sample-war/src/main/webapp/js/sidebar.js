import { avatar, byId, element } from "./dom.js";

/** Rooms and people; a drawer on narrow screens. */
export class Sidebar {
  #rooms = byId("rooms");
  #members = byId("members");
  #toggle = byId("open-sidebar");
  #room = document.querySelector(".room");

  /** Calls move(room) when a room is chosen; resolves to an objection, or undefined. */
  constructor(move) {
    const choose = async (room) => {
      const objection = await move(room);
      if (!objection) this.#open(false);
      return objection;
    };
    this.#rooms.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) choose(button.dataset.room);
    });
    byId("new-room").addEventListener("submit", async (event) => {
      event.preventDefault();
      const field = byId("new-room-name");
      field.setCustomValidity((await choose(field.value)) ?? "");
      if (field.reportValidity()) field.value = "";
    });
    byId("new-room-name").addEventListener("input", (event) => event.target.setCustomValidity(""));
    this.#toggle.addEventListener("click", () => this.#open(true));
    byId("close-sidebar").addEventListener("click", () => this.#open(false));
    byId("scrim").addEventListener("click", () => this.#open(false));
    addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#open(false);
    });
  }

  /** Moving needs a connection: what waits in the outbox belongs to the present room. */
  enable(enabled) {
    for (const control of byId("new-room").elements) control.disabled = !enabled;
    for (const button of this.#rooms.querySelectorAll("button")) button.disabled = !enabled;
  }

  showRooms(rooms, current) {
    const focused = document.activeElement?.dataset.room;
    this.#rooms.replaceChildren(...rooms.map(({ name, people }) => {
      const count = element("span", "count", people > 0 ? String(people) : "");
      count.ariaLabel = people === 1 ? "1 person" : `${people} people`;
      const button = element("button", "", element("span", "name", name), count);
      button.type = "button";
      button.dataset.room = name;
      if (name === current) button.ariaCurrent = "true";
      return element("li", "", button);
    }));
    if (focused) this.#rooms.querySelector(`[data-room="${CSS.escape(focused)}"]`)?.focus();
  }

  showMembers(members, ownId) {
    this.#members.replaceChildren(...members.map(({ id, nickname }) => {
      const row = element("li", "", avatar(nickname), element("span", "name", nickname));
      if (id === ownId) row.append(element("span", "you", "you"));
      return row;
    }));
  }

  #open(open) {
    if (open === (document.body.dataset.sidebar === "open")) return;
    document.body.dataset.sidebar = open ? "open" : "closed";
    this.#toggle.ariaExpanded = String(open);
    this.#room.inert = open;
    if (open) byId("close-sidebar").focus();
    else this.#toggle.focus();
  }
}
