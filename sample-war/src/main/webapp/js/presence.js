import { byId } from "./dom.js";

/** Who is where. Lists may overtake each other on their way; only newer ones count. */
export class Presence {
  #connection;
  #sidebar;
  #timeline;
  #typing;
  #roomsRevision = 0;
  #membersRevision = 0;
  #known = null;

  constructor(connection, sidebar, timeline, typing) {
    this.#connection = connection;
    this.#sidebar = sidebar;
    this.#timeline = timeline;
    this.#typing = typing;
  }

  /** Starts over: in another room, or with a server that may have been restarted. */
  entered() {
    this.#roomsRevision = 0;
    this.#membersRevision = 0;
    this.#known = null;
  }

  rooms({ revision, rooms }) {
    if (revision < this.#roomsRevision) return;
    this.#roomsRevision = revision;
    this.#sidebar.showRooms(rooms, this.#connection.room);
  }

  members({ revision, room, members }) {
    if (room !== this.#connection.room || revision < this.#membersRevision) return;
    this.#membersRevision = revision;
    if (this.#known) this.#noteChanges(this.#known, members);
    this.#known = members;
    this.#sidebar.showMembers(members, this.#connection.id);
    this.#typing.keep(members);
    byId("room-people").textContent = members.length === 1 ? "Only you"
      : `${members.length} people here`;
  }

  #noteChanges(before, after) {
    for (const { nickname } of missing(after, before)) this.#timeline.addNote(`${nickname} joined`);
    for (const { nickname } of missing(before, after)) this.#timeline.addNote(`${nickname} left`);
  }
}

/** The members of one list that the other does not have. */
function missing(list, other) {
  const ids = new Set(other.map(({ id }) => id));
  return list.filter(({ id }) => !ids.has(id));
}
