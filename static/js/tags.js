// <erfa-tags>: offers tags of the list while one types, as a combobox by the ARIA Authoring Practices
// (list autocomplete): focus stays in the field, arrows move among the offers, Enter takes one.
import { Offers } from "./offers.js";
import { completed, current } from "./tag_words.js";

const WAIT_MS = 150;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

class Tags extends HTMLElement {
  #input = this.querySelector("input");
  #offers = new Offers(this.querySelector("[role=listbox]"));
  #timer = 0;
  #asked = "";

  connectedCallback() {
    Object.assign(this.#input, { role: "combobox", ariaAutoComplete: "list", autocomplete: "off" });
    this.#input.setAttribute("aria-controls", this.#offers.id);
    this.#input.addEventListener("input", () => this.#later());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.addEventListener("blur", () => this.#show([]));
    this.addEventListener("pointerdown", (event) => {
      const option = event.target.closest("[role=option]");
      if (!option) return;
      event.preventDefault(); // the field keeps the focus
      this.#take(option);
    });
    this.#show([]);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #later() {
    clearTimeout(this.#timer);
    this.#asked = current(this.#input.value);
    if (!this.#asked || document.activeElement !== this.#input) return this.#show([]);
    this.#timer = setTimeout(() => this.#ask(this.#asked), WAIT_MS);
  }

  async #ask(text) {
    const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(text)}`).catch(() => null);
    const found = answer?.ok && !answer.redirected ? (await answer.json()).tags : [];
    if (text === this.#asked && document.activeElement === this.#input) this.#show(found); // else more was typed
  }

  #show(tags) {
    clearTimeout(this.#timer);
    this.#offers.show(tags);
    this.#input.ariaExpanded = String(this.#offers.open);
    this.#input.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    if (!this.#offers.open || event.isComposing) return;
    if (STEPS[event.key]) this.#input.setAttribute("aria-activedescendant", this.#offers.move(STEPS[event.key]).id);
    else if (event.key === "Enter" && this.#offers.current) this.#take(this.#offers.current);
    else if (event.key === "Escape") this.#show([]);
    else return;
    event.preventDefault();
  }

  #take(option) {
    this.#input.value = completed(this.#input.value, option.dataset.name);
    this.#input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("erfa-tags", Tags);
