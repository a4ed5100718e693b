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
  #id;
  #room;

  constructor(connection, sidebar, timeline, typing) {
    this.#connection = connection;
    this.#sidebar = sidebar;
    this.#timeline = timeline;
    this.#typing = typing;
  }

  rooms({ revision, rooms }) {
    this.#follow(this.#connection.id, this.#room);
    if (revision < this.#roomsRevision) return;
    this.#roomsRevision = revision;
    this.#sidebar.showRooms(rooms, this.#connection.room);
  }

  members({ revision, room, members }) {
    if (room !== this.#connection.room) return;
    this.#follow(this.#connection.id, room);
    if (revision < this.#membersRevision) return;
    this.#membersRevision = revision;
    if (this.#known) this.#noteChanges(this.#known, members);
    this.#known = members;
    this.#sidebar.showMembers(members, this.#connection.id);
    this.#typing.keep(members);
    byId("room-people").textContent = members.length === 1 ? "Only you"
      : `${members.length} people here`;
  }

  /**
   * Starts over: on another connection, whose server may have been restarted, or in another room.
   * The first members may come before the answer to "join".
   */
  #follow(id, room) {
    if (id !== this.#id) this.#roomsRevision = 0;
    if (id !== this.#id || room !== this.#room) {
      this.#membersRevision = 0;
      this.#known = null;
    }
    this.#id = id;
    this.#room = room;
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
