// A form with a draft: what it begins with, and what is kept of it, here at once and on the server after a moment.
import { offerCopies } from "./draft_copies.js";
import { beginningOf, fill, focusLast, isTyping, isUntouched, textsOf } from "./draft_fields.js";
import { choose } from "./draft_rules.js";
import { offerRemoval } from "./draft_status.js";
import { Sync } from "./draft_sync.js";

const WAIT_MS = 400;
const HERE_ONLY = { begun: { seen: 0 }, later() {}, leave() {}, stop() {}, resume() {}, empty() {} };

export class DraftForm {
  #form;
  #store;
  #sync;
  #base;
  #begun = false; // something is kept: from then on also what equals the form's beginning
  #typed = 0;
  #timer = 0;

  constructor(form, store) {
    this.#form = form;
    this.#store = store;
    this.#base = form.dataset.draft;
    this.#sync = form.querySelector("[data-kept]") ? new Sync(form, (...said) => this.#told(...said)) : HERE_ONLY;
  }

  get #name() {
    return this.#form.dataset.draft;
  }

  /** `failed`: the page shows what the server sent back, which is newer than any draft. */
  begin(failed) {
    this.#listen();
    const local = this.#store.entry(this.#name);
    const { begun } = this.#sync;
    const { take, seen, push, forget } = choose(local, begun);
    this.#sync.seen = seen;
    if (push) this.#sync.aside(local);
    if (forget) this.#store.remove(this.#name);
    this.#begun = take !== "none";
    if (this.#begun && !failed) this.#goOn(take === "local" ? local.fields : begun.texts);
    if (take === "local") this.#sync.later();
    if (take === "none") this.#goOnBelow();
  }

  #goOn(texts) {
    if (!fill(this.#form, texts)) return;
    offerRemoval(this.#form, () => {
      fill(this.#form, beginningOf(this.#form), true);
      this.#end();
      focusLast(this.#form);
    });
  }

  /** An answer to one of the posts on the page was begun on this device: the form moves there. */
  #goOnBelow() {
    const name = this.#store.below(this.#base).at(-1);
    if (!name) return;
    this.#form.dispatchEvent(new CustomEvent("answer", { detail: name.slice(this.#base.length + 1) }));
    if (this.#name !== name) return; // the post is on another page
    this.#begun = true;
    this.#goOn(this.#store.read(name));
  }

  #save() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#begun && isUntouched(this.#form)) return;
    this.#begun = true;
    const { window, seen } = this.#sync;
    const fields = { ...textsOf(this.#form), key: this.#form.elements.key?.value ?? "" };
    this.#store.write(this.#name, fields, { window, seen, step: Date.now(), dirty: true });
  }

  #end() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#begun = false;
    this.#store.remove(this.#name);
    this.#sync.empty(textsOf(this.#form));
  }

  /** The form answers another post now, with the text that is in it. */
  #move(id) {
    const name = id ? `${this.#base}:${id}` : this.#base;
    if (name === this.#name) return;
    const takesAlong = !isUntouched(this.#form);
    if (takesAlong) this.#end();
    this.#form.dataset.draft = this.#sync.place = name;
    if (!takesAlong) return;
    this.#save();
    this.#sync.later();
  }

  #told(state, step) {
    if (state === "sent" || state === "none") this.#store.remove(this.#name);
    if (state === "saved") this.#store.mark(this.#name, { seen: this.#sync.seen, step, dirty: this.#typed > step });
  }

  #listen() {
    const form = this.#form;
    form.addEventListener("input", (event) => {
      if (!isTyping(event)) return;
      this.#typed = Date.now();
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#save(), WAIT_MS);
      this.#sync.later();
    });
    form.addEventListener("submit", (event) => {
      this.#leave(event.submitter?.name === "preview");
      setTimeout(() => event.defaultPrevented && this.#sync.resume());
    });
    form.addEventListener("arrived", () => this.#end());
    form.addEventListener("moved", ({ detail }) => this.#move(detail));
    offerCopies(form, this.#sync);
    addEventListener("pageshow", () => this.#sync.resume());
    addEventListener("pagehide", () => this.#leave(true));
  }

  /** `unsent`: the server still needs the draft. Else the form itself is under way, and brings the text. */
  #leave(unsent) {
    if (this.#timer) this.#save();
    if (unsent) this.#sync.leave();
    else this.#sync.stop();
  }
}
