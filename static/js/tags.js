// <erfa-tags>: offers tags of the list while one types, as a combobox by the ARIA Authoring Practices
// (list autocomplete): focus stays in the field, arrows move among the offers, Enter takes one.
import { completed, current } from "./tag_words.js";

const WAIT_MS = 150;

class Tags extends HTMLElement {
  #input = this.querySelector("input");
  #list = this.querySelector("[role=listbox]");
  #timer = 0;
  #asked = "";

  connectedCallback() {
    Object.assign(this.#input, { role: "combobox", ariaAutoComplete: "list", autocomplete: "off" });
    this.#input.setAttribute("aria-controls", this.#list.id);
    this.#input.addEventListener("input", () => this.#later());
    this.#input.addEventListener("keydown", (event) => this.#key(event));
    this.#input.addEventListener("blur", () => this.#close());
    this.#list.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // the field keeps the focus
      this.#take(event.target.closest("[role=option]"));
    });
    this.#close();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #later() {
    clearTimeout(this.#timer);
    this.#asked = current(this.#input.value);
    if (!this.#asked || document.activeElement !== this.#input) return this.#close();
    this.#timer = setTimeout(() => this.#ask(this.#asked), WAIT_MS);
  }

  async #ask(text) {
    const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(text)}`).catch(() => null);
    const found = answer?.ok ? (await answer.json()).tags : [];
    if (text !== this.#asked || document.activeElement !== this.#input) return; // more was typed meanwhile
    this.#list.replaceChildren(...found.map((tag, n) => this.#option(tag, n)));
    this.#list.hidden = !found.length;
    this.#input.ariaExpanded = String(found.length > 0);
    this.#go(null);
  }

  #option({ name, word }, n) {
    const option = document.createElement("li");
    Object.assign(option, { id: `${this.#list.id}_${n}`, role: "option", textContent: name });
    option.dataset.name = name;
    if (word) option.append(Object.assign(document.createElement("small"), { textContent: ` ${word}` }));
    return option;
  }

  #key(event) {
    const options = [...this.#list.children];
    if (this.#list.hidden || event.isComposing) return;
    const chosen = options.findIndex((option) => option.ariaSelected === "true");
    if (event.key === "ArrowDown") this.#go(options[(chosen + 1) % options.length]);
    else if (event.key === "ArrowUp") this.#go(options.at(Math.max(chosen, 0) - 1));
    else if (event.key === "Enter" && chosen >= 0) this.#take(options[chosen]);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
  }

  #go(option) {
    for (const each of this.#list.children) each.ariaSelected = String(each === option);
    if (!option) return this.#input.removeAttribute("aria-activedescendant");
    this.#input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  #take(option) {
    if (!option) return;
    this.#input.value = completed(this.#input.value, option.dataset.name);
    this.#input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #close() {
    clearTimeout(this.#timer);
    this.#asked = "";
    this.#list.hidden = true;
    this.#input.ariaExpanded = "false";
    this.#go(null);
  }
}

customElements.define("erfa-tags", Tags);
