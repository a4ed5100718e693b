/* global io */

const ACK_TIMEOUT = 8000;

/** A room's name as the server will have it. */
const normalized = (room) => room.trim().toLowerCase();

/**
 * The connection of this page: one socket that stays in one room, and an outbox that survives
 * reconnects.
 *
 * Fires "state" {state, text}, "refused" {message}, "joined" {room, again, history}, and every
 * event of the server under its own name.
 */
export class Connection extends EventTarget {
  #nickname = "";
  #room = "";
  #joined = false;
  #lastJoined = "";
  #outbox = new Map();
  #socket = io({
    path: new URL("socket.io", document.baseURI).pathname,
    autoConnect: false,
    auth: (send) => send({ nickname: this.#nickname }),
  });

  constructor() {
    super();
    this.#socket.on("connect", () => this.#connected());
    this.#socket.on("connect_error", (error) => this.#connectFailed(error));
    this.#socket.on("disconnect", (reason) => this.#disconnected(reason));
    this.#socket.onAny((event, payload) => this.#fire(event, payload));
    this.#socket.io.on("reconnect_attempt", (count) => this.#waiting(count));
    addEventListener("online", () => this.#networkChanged());
    addEventListener("offline", () => this.#networkChanged());
  }

  /** The id of the socket while it is connected. */
  get id() {
    return this.#socket.id;
  }

  /** The room that we are in, or want to be in again. */
  get room() {
    return this.#room;
  }

  /** Connects under a nickname and joins a room as soon as the server lets us in. */
  open(nickname, room) {
    this.#nickname = nickname;
    this.#room = normalized(room);
    this.#state("connecting", "Connecting…");
    this.#socket.connect();
  }

  /** Moves to another room. Resolves to the server's objection, or undefined. */
  async move(room) {
    const before = this.#room;
    this.#room = normalized(room);
    this.#joined = false;
    const objection = await this.#join();
    if (objection) {
      this.#room = before;
      this.#joined = this.#socket.connected;
      this.#flush();
    }
    return objection;
  }

  /**
   * Sends something that the server acknowledges, now or as soon as we are in the room again.
   * Calls done(receipt) or failed(reason), once.
   */
  post(event, payload, done, failed) {
    this.#outbox.set(payload.id, { event, payload, done, failed, underway: false });
    this.#flush();
  }

  /** Tells the others in the room whether we are typing. They may miss the start, not the end. */
  typing(active) {
    if (!this.#joined) return;
    const sender = active ? this.#socket.volatile : this.#socket;
    sender.emit("typing", active);
  }

  async #connected() {
    this.#socket.io.engine.on("upgrade", () => this.#live());
    this.#live();
    const objection = await this.#join();
    if (objection) this.#giveUp(objection);
  }

  async #join() {
    let reply;
    try {
      reply = await this.#socket.timeout(ACK_TIMEOUT).emitWithAck("join", { room: this.#room });
    } catch {
      // Unanswered on an open connection: a new connection starts over.
      if (this.#socket.connected) this.#socket.io.engine.close();
      return undefined;
    }
    if (reply.error) return reply.error;
    const again = reply.room === this.#lastJoined;
    this.#room = this.#lastJoined = reply.room;
    this.#joined = true;
    this.#fire("joined", { room: reply.room, again, history: reply.history });
    this.#flush();
    return undefined;
  }

  #flush() {
    if (!this.#joined) return;
    for (const entry of this.#outbox.values()) {
      if (!entry.underway) this.#transmit(entry);
    }
  }

  async #transmit(entry) {
    const { event, payload, done, failed } = entry;
    entry.underway = true;
    try {
      const reply = await this.#socket.timeout(ACK_TIMEOUT).emitWithAck(event, payload);
      this.#outbox.delete(payload.id);
      if (reply.error) failed(reply.error);
      else done(reply);
    } catch {
      entry.underway = false;
      if (!this.#socket.connected) return;
      this.#outbox.delete(payload.id);
      failed("The server did not answer.");
    }
  }

  #connectFailed(error) {
    if (this.#socket.active) this.#waiting();
    else this.#giveUp(error.message);
  }

  #disconnected(reason) {
    this.#joined = false;
    if (this.#socket.active) this.#waiting();
    else if (reason === "io server disconnect") this.#giveUp("The server closed the connection.");
  }

  #giveUp(message) {
    this.#socket.disconnect();
    this.#state("idle", "Not connected");
    this.#fire("refused", { message });
  }

  #networkChanged() {
    if (!this.#socket.active) return;
    if (this.#socket.connected && navigator.onLine) this.#live();
    else this.#waiting();
  }

  #waiting(attempt = 1) {
    if (!navigator.onLine) this.#state("offline", "Offline");
    else this.#state("reconnecting", attempt > 1 ? `Reconnecting · ${attempt}` : "Reconnecting…");
  }

  #live() {
    const { name } = this.#socket.io.engine.transport;
    this.#state("live", name === "websocket" ? "Live · WebSocket" : `Live · ${name}`);
  }

  #state(state, text) {
    this.#fire("state", { state, text });
  }

  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
