// <erfa-room>: puts what is said into the page, in the order of its numbers, each once.
// Dispatches "said" for each new line ({ line, message, mine }), "changed" when a lead has made the room another,
// and "ended" when the right to follow ends.
import { say, silence } from "../js/status.js";
import { Lines } from "./lines.js";
import { Sequence } from "./sequence.js";
import { live } from "./socket.js";

class Room extends HTMLElement {
  #end = new AbortController();
  #sequence;
  #broken = false;

  connectedCallback() {
    if (!this.querySelector("[data-outbox]")) return; // a page of older messages stands still
    this.topic = `room:${this.dataset.room}`;
    this.lines = new Lines(this);
    this.log = this.querySelector(".log");
    this.#sequence = new Sequence(Number(this.dataset.number), (change) => this.#apply(change));
    for (const type of ["subscribed", "change", "behind", "gone", "down"]) {
      live.addEventListener(type, (event) => this.#hear(type, event.detail), { signal: this.#end.signal });
    }
    live.follow(this.topic, () => this.#sequence.last);
  }

  disconnectedCallback() {
    this.#end.abort();
    live.unfollow(this.topic);
  }

  #hear(type, frame) {
    if (type === "down") this.#broken = true;
    else if (frame.topic !== this.topic) return;
    else if (type === "subscribed") this.#catchUp(frame);
    else if (type === "behind") live.ask(this.topic);
    else if (type === "gone") this.#gone();
    else if (!this.#sequence.add(frame)) live.ask(this.topic);
  }

  #catchUp({ changes, more }) {
    changes.forEach((change) => this.#sequence.add(change));
    if (more) return live.ask(this.topic);
    silence("reconnecting");
    if (this.#broken) say("connected");
    this.#broken = false;
  }

  #gone() {
    live.unfollow(this.topic);
    say("gone", { stays: true });
    this.dispatchEvent(new Event("ended"));
  }

  /** Kinds that this page does not know count, and show nothing. */
  #apply({ message, room }) {
    if (message) this.#show(message);
    if (room) this.dispatchEvent(new CustomEvent("changed", { detail: room }));
  }

  #show(message) {
    if (document.getElementById(`m${message.number}`)) return; // the page was made with it
    const above = this.log.querySelector(".msg:last-child");
    this.querySelector(".empty")?.remove();
    this.log.append(this.lines.make(message, above));
    const detail = { message, line: this.log.lastElementChild, mine: String(message.author.id) === this.dataset.person };
    this.dispatchEvent(new CustomEvent("said", { detail }));
  }
}

customElements.define("erfa-room", Room);
