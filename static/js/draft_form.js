// A form with a draft: what it begins with, and what is kept of it, here at once and on the server after a moment.
import { offerCopies } from "./draft_copies.js";
import { beginningOf, fill, isUntouched, listen, renewKey, textsOf } from "./draft_fields.js";
import { choose } from "./draft_rules.js";
import { offerRemoval } from "./draft_status.js";
import { HERE_ONLY, Sync } from "./draft_sync.js";

const WAIT_MS = 400;

export class DraftForm {
  #form;
  #store;
  #sync;
  #base;
  #begun = false; // something is kept: from then on also what equals the form's beginning
  #typed = 0;
  #sent = false; // from another window: what is typed after that is another text
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

  /** `holds`: what was sent has come back in the form, and is newer than any draft. */
  begin(holds) {
    const [type, end, move] = [() => this.#type(), () => this.#end(), (id) => this.#move(id)];
    listen(this.#form, { type, end, move, back: () => this.#sync.resume(), leave: (unsent) => this.#leave(unsent) });
    offerCopies(this.#form, this.#sync);
    const { below } = this.#form.dataset; // an answer was begun before this module came
    return below ? this.#beginBelow(below) : this.#beginHere(holds);
  }

  #beginHere(holds) {
    const local = this.#store.entry(this.#name);
    const { begun } = this.#sync;
    const { take, seen, push, forget } = choose(local, begun);
    const early = !isUntouched(this.#form); // typed before this module came: nothing that is kept has been seen
    this.#sync.seen = early && begun.texts ? 0 : seen;
    if (push || (early && take === "local")) this.#sync.aside(local);
    if (forget) this.#store.remove(this.#name);
    this.#begun = take !== "none" || holds || early;
    if (holds || early) this.#save();
    else if (take !== "none") this.#goOn(take === "local" ? local.fields : begun.texts);
    else this.#goOnBelow();
    if (this.#begun && (early || take !== "server")) this.#sync.later();
  }

  #beginBelow(id) {
    this.#form.dataset.draft = this.#sync.place = `${this.#base}:${id}`;
    const kept = this.#store.read(this.#name);
    if (!isUntouched(this.#form)) this.#sync.later(this.#save());
    else if (kept) this.#goOn(kept);
  }

  #goOn(texts) {
    this.#begun = true;
    if (fill(this.#form, texts)) offerRemoval(this.#form, () => this.#end(fill(this.#form, beginningOf(this.#form), true)));
  }

  /** An answer to a post of the page was begun on this device: the form moves there. */
  #goOnBelow() {
    const name = this.#store.below(this.#base).at(-1);
    if (!name) return;
    this.#form.dispatchEvent(new CustomEvent("answer", { detail: name.slice(this.#base.length + 1) }));
    if (this.#name !== name) return; // the post is on another page
    this.#goOn(this.#store.read(name));
  }

  #save() {
    this.#timer = void clearTimeout(this.#timer);
    if (!this.#begun && isUntouched(this.#form)) return;
    this.#begun = true;
    const { window, seen } = this.#sync;
    const fields = { ...textsOf(this.#form), key: this.#form.elements.key?.value ?? "" };
    this.#store.write(this.#name, fields, { window, seen, step: Date.now(), dirty: true });
  }

  #end() {
    this.#timer = void clearTimeout(this.#timer);
    this.#begun = false;
    this.#store.remove(this.#name);
    this.#sync.empty(textsOf(this.#form));
  }

  #move(id) {
    const name = id ? `${this.#base}:${id}` : this.#base;
    if (name === this.#name) return;
    const takesAlong = !isUntouched(this.#form);
    if (takesAlong) this.#end();
    this.#form.dataset.draft = this.#sync.place = name;
    if (takesAlong) this.#sync.later(this.#save());
  }

  #told(state, step) {
    const since = this.#typed > step;
    this.#sent ||= state === "sent";
    if (state !== "saved" && !since) this.#store.remove(this.#name);
    if (state === "saved") this.#store.mark(this.#name, { seen: this.#sync.seen, step, dirty: since });
  }

  #type() {
    if (this.#sent) this.#sent = renewKey(this.#form);
    this.#typed = Date.now();
    this.#timer ||= setTimeout(() => this.#save(), WAIT_MS); // also while somebody types without a pause
    this.#sync.later();
  }

  /** `unsent`: the server needs the draft. Else the form itself is under way. */
  #leave(unsent) {
    if (this.#timer) this.#save();
    return unsent ? this.#sync.leave() : this.#sync.stop();
  }
}
