// Offers what may be meant while one types. The field stays a text field: aria-activedescendant tells which offer
// is the current one, a polite line how many there are. Arrows choose, Enter or Tab takes, Escape closes.
import { Offers } from "../offers.js";
import { beside } from "./caret.js";
import { change, composing } from "./field.js";
import { finder } from "./finder.js";
import { named } from "./triggers.js";

const WAIT_MS = 120;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export class Suggest {
  #field;
  #find;
  #box;
  #list;
  #offers;
  #told;
  #found = [];
  #asked = null;
  #refused = -1; // where a name begins that was closed with Escape
  #timer = 0;

  constructor({ field, home, network, part }) {
    this.#field = field;
    this.#box = part("offers");
    this.#find = finder(this.#box.dataset, network, field.form?.dataset.mentions);
    this.#list = this.#box.querySelector("[role=listbox]");
    this.#told = this.#box.querySelector("[role=status]");
    this.#list.id = `${field.id}_offers`;
    this.#offers = new Offers(this.#list);
    home.append(this.#box);
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.#list.id);
    field.addEventListener("input", () => this.#later());
    field.addEventListener("blur", () => this.#close());
    field.addEventListener("click", () => this.#close());
    field.addEventListener("keydown", (event) => this.#key(event), { capture: true }); // before what Enter does else
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    this.#list.addEventListener("click", ({ target }) => this.#take(target.closest("[role=option]")));
  }

  /** Begin a name for the writer, from the bar. */
  offer(sign) {
    const { selectionEnd: at, value } = this.#field;
    const gap = at && !/\s/.test(value[at - 1]) ? " " : "";
    change(this.#field, { from: at, to: at, text: gap + sign });
    clearTimeout(this.#timer);
    this.#ask({ sign, words: "", from: at + gap.length });
  }

  #later() {
    clearTimeout(this.#timer);
    const { selectionStart: at, selectionEnd: end, value } = this.#field;
    const asked = at === end ? named(value, at) : null;
    this.#asked = asked;
    if (asked && asked.from === this.#refused) return this.#close();
    this.#refused = -1; // another word, or a new one where that was
    if (!asked) return this.#close();
    this.#timer = setTimeout(() => this.#ask(asked), WAIT_MS);
  }

  async #ask(asked) {
    this.#asked = asked;
    const found = await this.#find(asked).catch(() => []); // the network is away: nothing is offered
    if (asked !== this.#asked || document.activeElement !== this.#field) return; // more was typed meanwhile
    this.#found = found;
    this.#offers.show(found.map(({ name, note }) => ({ name, word: note })));
    if (!found.length) return this.#close();
    this.#told.textContent = this.#box.dataset[found.length > 1 ? "many" : "one"].replace("#", found.length);
    beside(this.#field, asked.from, this.#list);
    if (asked.sign !== "#") this.#point(this.#offers.move(1)); // a line may well end with a word after #
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asked = null;
    this.#offers.show([]);
    this.#list.removeAttribute("style");
    this.#told.textContent = "";
    this.#field.removeAttribute("aria-activedescendant");
  }

  #point(option) {
    this.#field.setAttribute("aria-activedescendant", option.id);
  }

  #key(event) {
    if (!this.#offers.open || composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const current = this.#offers.current;
    if (STEPS[event.key]) this.#point(this.#offers.move(STEPS[event.key]));
    else if (event.key === "Escape") this.#refuse();
    else if (current && (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey))) this.#take(current);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #refuse() {
    this.#refused = this.#asked?.from ?? -1;
    this.#close();
  }

  #take(option) {
    const offer = this.#found[[...this.#list.children].indexOf(option)];
    const asked = this.#asked;
    if (!offer || !asked) return;
    const to = this.#field.selectionEnd;
    this.#close();
    const spaced = /^[ \n]/.test(this.#field.value.slice(to)); // in the middle of a text its space is there
    change(this.#field, { from: asked.from, to, text: spaced ? offer.text : `${offer.text} ` });
    clearTimeout(this.#timer);
  }
}
