// Messages that have not arrived, without the page: in their order, kept on this device for who wrote them.
import { Drafts } from "../js/draft_store.js";

const ID_BYTES = 16;

export class OutboxStore {
  #drafts;
  #name;

  constructor(storage, person, room) {
    this.#drafts = new Drafts(storage, person); // forgets after a week, at sign-out, and for anybody else
    this.#name = `outbox-${room}`;
  }

  all() {
    return JSON.parse(this.#drafts.read(this.#name)?.messages ?? "[]");
  }

  add(text) {
    const message = { id: newId(), text };
    this.#change((messages) => [...messages, message]);
    return message;
  }

  remove(id) {
    this.#change((messages) => messages.filter((message) => message.id !== id));
  }

  // Read again before each change: another window of the same room may have written meanwhile.
  #change(how) {
    const messages = how(this.all());
    if (messages.length) this.#drafts.write(this.#name, { messages: JSON.stringify(messages) });
    else this.#drafts.remove(this.#name);
  }
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
