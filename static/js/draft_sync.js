// Sends what a form holds to the server, a moment after the last key and when one leaves.
import { nodes } from "./html.js";
import { asWritten, begunOf } from "./draft_rules.js";
import { tell } from "./draft_status.js";

const AFTER_MS = 2000;
const AT_MOST_MS = 6000; // while somebody types without a pause
const SCRIPT = { Accept: "application/json" };
const ENDED = [401, 403]; // signed out, or another session than the page's: from now on on this device only

export const HERE_ONLY = { begun: { seen: 0 }, later() {}, leave() {}, stop() {}, resume() {}, empty() {}, aside() {} };

export class Sync {
  #form;
  #kept;
  #told;
  #timer = 0;
  #since = 0; // when the first key was pressed that the server does not know
  #busy = false;
  #over = false;

  /** `told(state, step)` hears what became of each save that arrived: saved, none or sent. */
  constructor(form, told) {
    this.#form = form;
    this.#kept = form.querySelector("[data-kept]");
    this.#told = told;
  }

  get window() {
    return this.#form.elements.draft_window.value;
  }

  get seen() {
    return Number(this.#form.elements.draft_seen.value);
  }

  set seen(version) {
    this.#form.elements.draft_seen.value = version;
  }

  set place(name) {
    this.#form.elements.draft_place.value = name;
    this.seen = 0;
  }

  get begun() {
    return begunOf(this.#kept, this.seen);
  }

  later() {
    if (this.#over) return;
    this.#since ||= Date.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), Math.max(0, Math.min(AFTER_MS, this.#since + AT_MOST_MS - Date.now())));
  }

  /** The form itself is under way: nothing more is sent. */
  stop() {
    clearTimeout(this.#timer);
    this.#over = true;
  }

  resume() {
    this.#over = false;
  }

  leave() {
    if (this.#since) this.now({ keepalive: true });
  }

  async now({ keepalive = false } = {}) {
    clearTimeout(this.#timer);
    if (this.#over) return;
    if (this.#busy && !keepalive) return this.later();
    this.#since = 0;
    this.#busy = true;
    await this.send({}, { keepalive }).finally(() => (this.#busy = false));
  }

  /** What this device kept without network goes beside something newer. */
  aside(local) {
    this.send(asWritten(local));
  }

  /** Nothing is begun any longer at the place that the form has now. */
  empty(texts) {
    clearTimeout(this.#timer);
    this.#since = 0;
    this.send(Object.fromEntries(Object.keys(texts).map((name) => [name, ""])));
  }

  /** Posts the form with other values for some fields; returns what the server says, or null. */
  async send(values, { to = this.#kept.dataset.url, keepalive = false } = {}) {
    const step = Date.now();
    const body = new FormData(this.#form);
    body.set("draft_step", step);
    body.set("draft_copies", this.#kept.querySelector(".others").dataset.copies);
    for (const [name, value] of Object.entries(values)) body.set(name, value);
    try {
      const answer = await fetch(to, { method: "POST", body, headers: SCRIPT, keepalive, redirect: "error" });
      if (ENDED.includes(answer.status)) this.#over = true;
      if (!answer.ok) throw new Error(answer.status);
      const state = await answer.json();
      const here = body.get("draft_place") === this.#form.elements.draft_place.value;
      if (here) this.#take(state, "draft_window" in values ? 0 : state.seen, step);
      return state;
    } catch {
      this.#since ||= step; // what is typed next tries again, and so does leaving
      tell(this.#form, "local");
      return null;
    }
  }

  #take({ state, at, others }, seen, step) {
    if (seen) this.seen = seen;
    if (others !== undefined) this.#kept.querySelector(".others").replaceWith(nodes(others));
    tell(this.#form, state, at);
    this.#told(state, step);
  }
}
