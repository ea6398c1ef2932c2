// The list of what has not arrived yet: sent one at a time and in order, kept over a reload and a tunnel.
// The server knows a message by its client_id, so sending one again never makes two.
import { OutboxStore } from "./outbox_store.js";
import { live } from "./socket.js";

const LATER = new Set(["too_fast", "unavailable"]); // refusals that pass by themselves
const TRY_AGAIN_MS = 3_000;

class Outbox {
  #room;
  #list;
  #store;
  #waiting = []; // { id, text, item, state }
  #timer = 0;

  constructor(room) {
    this.#room = room;
    this.#list = room.querySelector("[data-outbox]");
    this.#store = new OutboxStore(localStorage, room.dataset.person, room.dataset.room);
    this.#store.all().forEach((message) => this.#enter(message));
    room.addEventListener("compose", ({ detail }) => this.#enter(this.#store.add(detail.text)));
    room.addEventListener("said", ({ detail }) => detail.mine && this.#appeared(detail.message));
    live.addEventListener("up", () => this.#send());
    live.addEventListener("down", () => this.#waiting.forEach((each) => each.state === "sending" && this.#mark(each, "waiting")));
    live.addEventListener("ack", ({ detail }) => this.#arrived(detail));
    live.addEventListener("error", ({ detail }) => this.#refused(detail));
    this.#list.addEventListener("click", ({ target }) => this.#press(target));
  }

  #enter(message) {
    const item = this.#room.lines.part("waiting");
    item.querySelector(".say").textContent = message.text;
    item.classList.toggle("cont", this.#waiting.length > 0);
    this.#list.append(item);
    this.#list.hidden = false;
    const entry = { ...message, item };
    this.#waiting.push(entry);
    this.#mark(entry, "waiting");
    this.#send();
  }

  /** Send the oldest that waits, unless one is on its way: order is kept, and an answer belongs to one. */
  #send() {
    clearTimeout(this.#timer);
    if (this.#waiting.some(({ state }) => state === "sending")) return;
    const next = this.#waiting.find(({ state }) => state === "waiting");
    const frame = next && { type: "say", room: Number(this.#room.dataset.room), text: next.text, client_id: next.id };
    if (next && live.send({ ...frame, ref: next.id })) this.#mark(next, "sending");
  }

  #mark(entry, state, why = "") {
    entry.state = state;
    for (const line of entry.item.querySelectorAll("[data-state]")) line.hidden = line.dataset.state !== state;
    entry.item.querySelector("[data-why]").textContent = why && ` ${why}`;
  }

  // The copy goes when the true line has come, before or after the answer: never both, never neither.
  #arrived({ client_id, number }) {
    const entry = this.#waiting.find(({ id }) => id === client_id);
    if (!entry) return;
    this.#store.remove(client_id);
    this.#mark(entry, "stored");
    entry.number = number;
    if (document.getElementById(`m${number}`)) this.#drop(entry);
    this.#send();
  }

  #appeared({ number, text }) {
    const entry = this.#waiting.find((each) => (each.state === "stored" ? each.number === number : each.text === text));
    if (entry?.state === "stored") this.#drop(entry);
    else if (entry?.state === "sending") entry.item.hidden = true;
  }

  #refused({ ref, code, text, retry_after }) {
    const entry = this.#waiting.find(({ id }) => id === ref);
    if (!entry) return;
    entry.item.hidden = false;
    if (LATER.has(code)) {
      this.#mark(entry, "waiting");
      this.#timer = setTimeout(() => this.#send(), retry_after ? retry_after * 1000 : TRY_AGAIN_MS);
    } else {
      this.#mark(entry, "failed", text);
      this.#send();
    }
  }

  #press(target) {
    const entry = this.#waiting.find(({ item }) => item.contains(target));
    if (target.dataset.act === "remove") this.#drop(entry);
    if (target.dataset.act !== "again") return;
    this.#mark(entry, "waiting");
    this.#send();
  }

  #drop(entry) {
    this.#store.remove(entry.id);
    this.#waiting.splice(this.#waiting.indexOf(entry), 1);
    entry.item.remove();
    this.#list.hidden = !this.#waiting.length;
  }
}

const room = document.querySelector("erfa-room:has([data-outbox])");
if (room) new Outbox(room);
