import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { byId } from "./dom.js";
import { Door } from "./door.js";
import { randomId } from "./ids.js";
import { Presence } from "./presence.js";
import { Sidebar } from "./sidebar.js";
import { initTheme } from "./theme.js";
import { Timeline } from "./timeline.js";
import { initTitle } from "./title.js";
import { Typing } from "./typing.js";

const connection = new Connection();
const door = new Door((nickname, room) => connection.open(nickname, room));
const timeline = new Timeline();
const typing = new Typing();
const title = initTitle();
const sidebar = new Sidebar((room) => connection.move(room));
const presence = new Presence(connection, sidebar, timeline, typing);
const composer = new Composer({
  typing: (active) => connection.typing(active),
  say: (text) => post("message", { text }, { text }),
  show: (name, content) => post("image", { name, content }, { picture: { name, content } }),
});

function post(event, payload, shown, id = randomId()) {
  const own = timeline.addOwn({ id, from: { id: "me", nickname: "me" }, ...shown },
    () => post(event, payload, shown, id));
  connection.post(event, { id, ...payload }, own.acknowledged, own.failed);
}

/** The first message may come before the answer to "join". */
function receive(message) {
  if (message.room !== connection.room) return;
  timeline.enter(message.room);
  if (!timeline.addTheirs(message)) return;
  typing.set(message.from, false);
  title.unread();
}

function on(event, handle) {
  connection.addEventListener(event, ({ detail }) => handle(detail));
}

on("state", ({ state, text }) => {
  document.body.dataset.connection = state;
  byId("connection-text").textContent = text;
  sidebar.enable(state === "live");
  if (state === "reconnecting" || state === "offline") {
    door.waiting("The server cannot be reached. Trying again…");
  }
});
on("refused", ({ message }) => door.open(message));
on("joined", ({ room, again, history: past }) => {
  byId("room-name").textContent = room;
  history.replaceState(null, "", `#${encodeURIComponent(room)}`);
  title.room(room);
  timeline.enter(room);
  for (const message of past) timeline.addTheirs(message);
  door.close();
  if (!again) composer.focus();
});
on("message", receive);
on("image", ({ id, room, from, at, name, type, content }) =>
  receive({ id, room, from, at, picture: { name, type, content } }));
on("announcement", (announcement) => {
  timeline.addAnnouncement(announcement);
  title.unread();
});
on("typing", ({ member, active }) => typing.set(member, active));
on("rooms", (rooms) => presence.rooms(rooms));
on("members", (members) => presence.members(members));

initTheme();
